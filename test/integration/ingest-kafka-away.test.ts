import { jest } from '@jest/globals';
import type { Stack } from '../../tools/stack/stack.types.js';
import { startStack } from '../../tools/stack/start-stack.js';
import { rating, type Fields } from '../support/events.js';
import { IngestUnderTest } from '../support/ingest.js';
import { TopicReader } from '../support/topic-reader.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

describe('ingest while Kafka comes and goes', () => {
  let stack: Stack;
  let ingest: IngestUnderTest;
  const accepted: Fields[] = [];

  beforeAll(async () => {
    stack = await startStack();
    process.env['MONGODB_URI'] = stack.mongodbUri;
    ingest = await IngestUnderTest.start('kafka_away', {
      KAFKA_BROKERS: stack.kafkaBrokers,
      INGEST_EVENTS_PER_SECOND: '1000',
    });
  });

  afterAll(async () => {
    await ingest.stop();
    await stack.stop();
  });

  const post = async () => {
    const event = rating();
    const reply = await ingest.post('/v1/ratings', event);
    if (reply.status === 202) accepted.push(event);
    return reply;
  };

  it('answers 503 with Retry-After, stays alive, and takes events again by itself', async () => {
    const topic = await TopicReader.fromNowOn(stack.kafkaBrokers);
    expect((await post()).status).toBe(202);
    const { pid } = ingest.service;
    for (let round = 0; round < 2; round += 1) {
      await stack.kafka[0]?.kill();
      const away = await until('a 503', async () => {
        const reply = await post();
        return reply.status === 503 && reply;
      });
      expect(away.body.code).toBe('unavailable');
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await ingest.get('/health/live')).status).toBe(200);
      expect((await ingest.get('/health/ready')).status).toBe(503);
      await stack.kafka[0]?.restart();
      await until('a 202', async () => (await post()).status === 202);
      expect((await ingest.get('/health/ready')).status).toBe(200);
    }
    expect(ingest.service.pid).toBe(pid);
    const found = new Set((await topic.messages()).map(({ value }) => value['projectNo']));
    // What was answered 503 may be there too; what was answered 202 must be.
    expect(accepted.filter((event) => !found.has(event['projectNo']))).toEqual([]);
  });

  it('acknowledges what it has taken before it ends on SIGTERM', async () => {
    const topic = await TopicReader.fromNowOn(stack.kafkaBrokers);
    const events = Array.from({ length: 40 }, () => rating());
    const replies = events.map((event) => ingest.post('/v1/ratings', event).catch(() => undefined));
    const ended = await ingest.service.stop();
    const statuses = (await Promise.all(replies)).map((reply) => reply?.status);
    expect(ended).toBe('exit code 0');
    const found = new Set((await topic.messages()).map(({ value }) => value['projectNo']));
    const lost = events.filter((e, i) => statuses[i] === 202 && !found.has(e['projectNo']));
    expect(lost).toEqual([]);
    await ingest.service.launch();
    await until('ingest to be ready', () => ingest.service.isReady());
  });

  it('answers 429 with Retry-After to a source that sends more than it may', async () => {
    const flood = Array.from({ length: 500 }, () => ({}));
    const limited = await until('a 429', async () => {
      const reply = await ingest.post('/v1/ratings', flood);
      return reply.status === 429 && reply;
    });
    expect(limited.body.code).toBe('rate-limited');
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    await until('the source to be let in again', async () => (await post()).status === 202);
  });

  it('serves its last registry while MongoDB is away, and tells its age', async () => {
    await stack.mongo[0]?.kill();
    expect((await post()).status).toBe(202);
    await until('the registry to grow old', async () => {
      const { text } = await ingest.get('/metrics');
      return Number(/hcp_ingest_registry_age_seconds ([\d.]+)/.exec(text)?.[1]) > 1;
    });
    expect((await post()).status).toBe(202);
    await stack.mongo[0]?.restart();
  });
});
