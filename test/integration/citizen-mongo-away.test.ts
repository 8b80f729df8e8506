import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../../tools/stack/stack.types.js';
import { startStack } from '../../tools/stack/start-stack.js';
import { Citizen } from '../support/citizen.js';
import { invitation, rating } from '../support/events.js';
import { IngestUnderTest } from '../support/ingest.js';
import { TopicReader } from '../support/topic-reader.js';
import { until } from '../support/until.js';

jest.setTimeout(300_000);

describe('the citizen’s door while MongoDB comes and goes', () => {
  let stack: Stack;
  let ingest: IngestUnderTest;
  let citizen: Citizen;
  let isAway = false;

  beforeAll(async () => {
    stack = await startStack();
    process.env['MONGODB_URI'] = stack.mongodbUri;
    ingest = await IngestUnderTest.start('mongo_away', { KAFKA_BROKERS: stack.kafkaBrokers });
    citizen = new Citizen(ingest.service.address);
  });

  afterAll(async () => {
    // A test that failed halfway leaves it away, and its data could not be dropped.
    if (isAway) await stack.mongo[0]?.restart();
    await ingest.stop();
    await stack.stop();
  });

  it('answers 503 with Retry-After, while sources are served, and comes back by itself', async () => {
    const events = Array.from({ length: 3 }, () => invitation());
    const { body } = await ingest.post('/v1/invitations', events);
    const [rated = '', open = ''] = (body.invitations ?? []).map(({ token }) => token);
    const submission = randomUUID();
    const first = await citizen.rate({ token: rated, submission });
    expect(first.status).toBe(202);
    await stack.mongo[0]?.kill();
    isAway = true;
    const away = await citizen.rate({ token: open });
    expect(away).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    const page = await citizen.get(`/r/${open}`);
    expect(page.status).toBe(503);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toContain('请稍后再试');
    const signal = { token: open, signal: 'shown' };
    expect((await citizen.post('/v1/citizen/signals', signal)).status).toBe(204);
    const invited = await ingest.post('/v1/invitations', invitation());
    expect(invited).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect((await ingest.post('/v1/ratings', rating())).status).toBe(202);
    expect((await ingest.get('/health/live')).status).toBe(200);
    expect((await ingest.get('/health/ready')).status).toBe(200);
    await stack.mongo[0]?.restart();
    isAway = false;
    await until('a rating to be taken in', async () => {
      const { status } = await citizen.rate({ token: open });
      return status === 202 || status === 409;
    });
    expect((await citizen.rate({ token: rated, submission })).body).toEqual(first.body);
  });

  it('takes each rating once while a primary is chosen anew, and says 503 at most', async () => {
    const topic = await TopicReader.fromNowOn(stack.kafkaBrokers);
    const events = Array.from({ length: 200 }, () => invitation());
    const { body } = await ingest.post('/v1/invitations', events);
    const statuses = new Set<number>();
    const insist = async (token: string): Promise<void> => {
      const submission = randomUUID();
      await until('the rating to be taken in', async () => {
        const { status } = await citizen.rate({ token, submission });
        statuses.add(status);
        return status === 202;
      });
    };
    const rated: Promise<void>[] = [];
    let steppedDown: Promise<void> | undefined;
    for (const [i, { token }] of (body.invitations ?? []).entries()) {
      if (i === 50) steppedDown = stack.mongo[0]?.stepDown();
      rated.push(insist(token));
      await sleep(5);
    }
    await Promise.all([...rated, steppedDown]);
    statuses.delete(503);
    expect([...statuses]).toEqual([202]);
    const values = (await topic.messages()).map(({ text, value }) => ({ text, value }));
    for (const { projectNo } of events) {
      const found = values.filter(({ value }) => value['projectNo'] === projectNo);
      expect(new Set(found.map(({ text }) => text)).size).toBe(1);
    }
  });

  it('acknowledges and notes what it has taken before it ends on SIGTERM', async () => {
    const topic = await TopicReader.fromNowOn(stack.kafkaBrokers);
    const events = Array.from({ length: 40 }, () => invitation());
    const { body } = await ingest.post('/v1/invitations', events);
    const replies = (body.invitations ?? []).map(({ token }) =>
      citizen.rate({ token }).catch(() => undefined),
    );
    expect((await replies[0])?.status).toBe(202);
    expect(await ingest.service.stop()).toBe('exit code 0');
    const statuses = (await Promise.all(replies)).map((reply) => reply?.status);
    const found = new Set((await topic.messages()).map(({ value }) => value['projectNo']));
    const lost = events.filter((e, i) => statuses[i] === 202 && !found.has(e['projectNo']));
    expect(lost).toEqual([]);
    const taken = statuses.filter((status) => status === 202).length;
    const noted = await ingest.database.db
      .collection('invitations')
      .countDocuments({ rated: { $exists: true }, 'rated.pending': { $exists: false } });
    expect(noted).toBeGreaterThanOrEqual(taken);
  });
});
