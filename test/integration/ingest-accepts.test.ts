import { jest } from '@jest/globals';
import { ratingKeyOf } from '#shared/contract/codec.js';
import type { RatingMessage } from '#shared/contract/rating.js';
import { sealContext, type Sealed } from '#shared/contract/sealed.js';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import { createSealer, type Sealer } from '#shared/crypto/sealer.js';
import { DEPARTMENTS } from '../support/registry.js';
import { rating, service, type Fields } from '../support/events.js';
import { IngestUnderTest, signature } from '../support/ingest.js';
import { TopicReader, type OnTopic } from '../support/topic-reader.js';

const NDJSON = { 'content-type': 'application/x-ndjson' };

jest.setTimeout(180_000);

describe('ingest', () => {
  let ingest: IngestUnderTest;
  let topic: TopicReader;
  let sealer: Sealer;

  beforeAll(async () => {
    ingest = await IngestUnderTest.start('accepts');
    sealer = createSealer(await loadOrCreateKeyring(ingest.keyringPath));
  });

  beforeEach(async () => {
    topic = await TopicReader.fromNowOn();
  });

  afterAll(async () => {
    await ingest.stop();
  });

  const onTopic = async (event: Fields): Promise<OnTopic> => {
    const number = event['projectNo'];
    const found = await topic.messages(({ value }) => value['projectNo'] === number);
    expect(found).toHaveLength(1);
    const [message] = found;
    if (message === undefined) throw new Error('not on the topic');
    return message;
  };

  it('takes one event: by its department, with its headers, its times as they came', async () => {
    const event = rating({ assessTime: '2026-11-02T10:00:00+08:00', evalDetail: ['510'] });
    const reply = await ingest.post('/v1/ratings', event, { id: 'msg_correlate:1.a' });
    expect(reply).toMatchObject({ status: 202, body: { accepted: 1, rejected: [] } });
    expect(reply.headers.get('x-correlation-id')).toBe('msg_correlate:1.a');
    const message = await onTopic(event);
    expect(message.key).toBe(event['deptCode']);
    expect(message.headers).toEqual({
      type: 'rating',
      schema: 'hcp.rating/1',
      source: 'HALL',
      'correlation-id': 'msg_correlate:1.a',
    });
    expect(message.value).toEqual({ ...event, space: 'CASES', door: 'forwarded' });
  });

  it('takes service records, arrays of 500 and lines, each event once', async () => {
    const records = Array.from({ length: 500 }, () => service());
    const ratings = Array.from({ length: 2_000 }, () => rating());
    const lines = ratings.map((event) => JSON.stringify(event)).join('\n');
    expect(await ingest.post('/v1/services', records)).toMatchObject({
      status: 202,
      body: { accepted: 500 },
    });
    expect(await ingest.post('/v1/ratings', lines, { headers: NDJSON })).toMatchObject({
      status: 202,
      body: { accepted: 2_000 },
    });
    const found = await topic.messages();
    expect(found.map(({ value }) => value['projectNo']).sort()).toEqual(
      [...records, ...ratings].map((event) => event['projectNo']).sort(),
    );
    const types = found.map(({ headers }) => headers['type']);
    expect(types.filter((type) => type === 'service')).toHaveLength(500);
  });

  it('puts nothing personal on the topic but encrypted, and bound to its event', async () => {
    const personal = {
      userName: '欧阳测试',
      certKey: '36010219900101123x',
      mobile: '13800001234',
      writingEvaluation: '电话 13800001234,窗口态度很好',
    };
    const event = rating({ ...personal, userProp: '1', handlerCode: '' });
    const good = { ...event, handlerCode: 'H-1' };
    expect((await ingest.post('/v1/ratings', [event, good])).body.accepted).toBe(1);
    const { text, value } = await onTopic(good);
    for (const plain of Object.values(personal)) expect(text).not.toContain(plain);
    expect(text).not.toContain('13800001234');
    const key = ratingKeyOf(value as unknown as RatingMessage, 'HALL');
    for (const [name, plain] of Object.entries(personal)) {
      const field = name as keyof typeof personal;
      expect(sealer.open(value[field] as Sealed, sealContext(field, key))).toBe(plain);
    }
    expect(value['certKeyHash']).toBe(sealer.hash('certKey', '36010219900101123X'));
    expect(value['mobileHash']).toBe(sealer.hash('mobile', '13800001234'));
  });

  it('leaves empty personal fields out', async () => {
    const event = rating({ userName: '', certKey: '', mobile: '', writingEvaluation: '' });
    expect((await ingest.post('/v1/ratings', event)).status).toBe(202);
    const { value } = await onTopic(event);
    expect(Object.keys(value)).not.toEqual(expect.arrayContaining(['userName']));
    expect(JSON.stringify(value)).not.toMatch(/userName|certKey|mobile|writingEvaluation/);
  });

  it('checks without publishing', async () => {
    const events = [rating(), rating({ pf: 0 })];
    const reply = await ingest.post('/v1/check/ratings', events);
    expect(reply).toMatchObject({
      status: 200,
      body: { accepted: 1, rejected: [{ index: 1, code: 'out-of-range', field: 'pf' }] },
    });
    const allBad = await ingest.post('/v1/check/services', [service({ proStatus: 9 })]);
    expect(allBad).toMatchObject({ status: 200, body: { accepted: 0 } });
    expect(await topic.messages()).toEqual([]);
  });

  it.each(['v1', 'v1sm3'] as const)('takes signatures of kind %s', async (kind) => {
    expect((await ingest.post('/v1/ratings', rating(), { kind })).status).toBe(202);
  });

  it('takes either of several signatures', async () => {
    const body = JSON.stringify(rating());
    const [id, timestamp] = ['msg_several', String(Math.floor(Date.now() / 1000))];
    const right = signature('v1sm3', ingest.secrets.get('HALL') ?? '', id, timestamp, body);
    const several = `v2,unknown v1,AAAA ${right}`;
    const headers = { 'webhook-signature': several };
    expect((await ingest.post('/v1/ratings', body, { id, timestamp, headers })).status).toBe(202);
  });

  it('takes old and new keys while they rotate, and none once revoked', async () => {
    const old = ingest.secrets.get('NET') ?? '';
    const status = async (secret: string) =>
      (await ingest.post('/v1/ratings', rating(), { source: 'NET', secret })).status;
    const fresh = (await ingest.hcp('source', 'rotate', 'NET')).split('\n')[0] ?? '';
    expect([await status(old), await status(fresh)]).toEqual([202, 202]);
    await ingest.hcp('source', 'revoke', 'NET');
    expect([await status(old), await status(fresh)]).toEqual([401, 401]);
  });

  it('keeps to what a source may speak for', async () => {
    const [own, beyond] = [DEPARTMENTS[0], DEPARTMENTS[10]];
    if (own === undefined || beyond === undefined) throw new Error('too few departments');
    const of = (department: typeof own, fields: Fields = {}) =>
      rating({
        areaCode: department.area,
        deptCode: department.code,
        taskCode: department.items[0],
        ...fields,
      });
    const owns = await ingest.post('/v1/ratings', [of(own), of(beyond)], { source: 'OWN' });
    expect(owns.body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, code: 'department-not-granted', field: 'deptCode' }],
    });
    const spaces = ['GUEST', 'CASES', 'OWN'].map((space) => of(own, { space }));
    const guest = await ingest.post('/v1/ratings', [of(own), ...spaces], { source: 'GUEST' });
    expect(guest.body).toMatchObject({
      accepted: 3,
      rejected: [{ index: 3, code: 'space-not-granted', field: 'space' }],
    });
    const found = await topic.messages(({ headers }) => headers['source'] === 'GUEST');
    expect(found.map(({ value }) => value['space']).sort()).toEqual(['CASES', 'GUEST', 'GUEST']);
  });

  it('takes a change of the registry without a restart', async () => {
    const event = rating({ taskCode: 'T-new' });
    const [unknown] = (await ingest.post('/v1/ratings', event)).body.rejected ?? [];
    expect(unknown?.code).toBe('unknown-item');
    await ingest.importItems([['T-new', '新事项', String(event['deptCode'])]]);
    expect((await ingest.post('/v1/ratings', event)).status).toBe(202);
  });

  it('publishes its contract', async () => {
    const openapi = JSON.parse((await ingest.get('/openapi.json')).text) as {
      openapi: string;
      paths: object;
    };
    expect(openapi.openapi).toBe('3.1.0');
    expect(Object.keys(openapi.paths)).toContain('/v1/check/services');
    const asyncapi = JSON.parse((await ingest.get('/asyncapi.json')).text) as object;
    expect(asyncapi).toMatchObject({ asyncapi: '3.0.0' });
  });
});
