import { jest } from '@jest/globals';
import { codeId, createCitizenCodes, slipId } from '#shared/crypto/citizen-codes.js';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { serviceKey, type ServiceRef } from '#shared/domain/keys.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import { HOME, NEIGHBOUR, invitation, type Fields } from '../support/events.js';
import { IngestUnderTest, type Reply } from '../support/ingest.js';
import { DEPARTMENTS } from '../support/registry.js';
import { TopicReader } from '../support/topic-reader.js';

jest.setTimeout(180_000);

const PUBLIC_URL = 'https://hcp.example.gov.cn';
const MONTH_MS = 30 * 86_400_000;

describe('invitations', () => {
  let ingest: IngestUnderTest;
  let collections: Collections;

  beforeAll(async () => {
    ingest = await IngestUnderTest.start('invitations', { HCP_PUBLIC_URL: `${PUBLIC_URL}/` });
    collections = collectionsOf(ingest.database.db);
  });

  afterAll(async () => {
    await ingest.stop();
  });

  const invite = (body: unknown, source = 'HALL'): Promise<Reply> =>
    ingest.post('/v1/invitations', body, { source });

  it('answers a token for a service, and the same when it is asked again', async () => {
    const topic = await TopicReader.fromNowOn();
    const event = invitation();
    const first = await invite(event);
    expect(first).toMatchObject({ status: 201, body: { accepted: 1, rejected: [] } });
    const [made] = first.body.invitations ?? [];
    expect(made?.token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(made?.url).toBe(`${PUBLIC_URL}/r/${made?.token ?? ''}`);
    expect(Date.parse(made?.expiresAt ?? '')).toBeGreaterThan(Date.now());
    expect(made).not.toHaveProperty('slip');
    // Another source of the same space speaks of the same service.
    const inChina = { ...event, serviceTime: chinaTime(Date.parse(String(event['serviceTime']))) };
    const again = await Promise.all([invite(event), invite([inChina], 'NET')]);
    expect(again.map(({ body }) => body.invitations?.[0])).toEqual([made, made]);
    expect(await topic.messages(({ text }) => text.includes(made?.token ?? '?'))).toEqual([]);
  });

  it('keeps only a hash of the token, which tells nothing of its service', async () => {
    const event = invitation();
    const token = (await invite(event)).body.invitations?.[0]?.token ?? '';
    const stored = await collections.invitations.findOne({ _id: codeId(token) });
    expect(stored).toMatchObject({
      kind: 'service',
      source: 'HALL',
      space: 'CASES',
      deptCode: HOME?.code,
      projectNo: event['projectNo'],
    });
    const text = JSON.stringify(stored);
    expect(text).not.toContain(token);
    const codes = createCitizenCodes(await loadOrCreateKeyring(ingest.keyringPath));
    const key = serviceKey({ ...event, space: 'CASES' } as unknown as ServiceRef);
    expect(codes.token(key)).toBe(token);
    expect(text).not.toContain(codes.receipt(key));
    expect(stored?.receipt).toBe(codeId(codes.receipt(key)));
    expect(stored?.forgetAt?.getTime()).toBeGreaterThan(Number(stored?.expiresAt.getTime()));
  });

  it('invites the good ones of many and names what is wrong with each of the others', async () => {
    const expected: readonly (readonly [Fields, string, string])[] = [
      [
        { serviceTime: new Date(Date.now() - MONTH_MS).toISOString() },
        'window-over',
        'serviceTime',
      ],
      [
        { serviceTime: new Date(Date.now() + MONTH_MS).toISOString() },
        'time-in-future',
        'serviceTime',
      ],
      [{ serviceTime: 'yesterday' }, 'bad-format', 'serviceTime'],
      [{ slip: true }, 'missing', 'pointCode'],
      [{ slip: true, handlerCode: 'not a code' }, 'missing', 'pointCode'],
      [{ pointCode: NEIGHBOUR?.points[0] }, 'point-mismatch', 'pointCode'],
      [{ taskCode: NEIGHBOUR?.items[0] }, 'item-mismatch', 'taskCode'],
      [{ space: 'OTHER' }, 'space-not-granted', 'space'],
      [{ pf: 6 }, 'out-of-range', 'pf'],
      [{ mobile: '13800001234' }, 'unknown-field', 'mobile'],
    ];
    const events = [invitation(), ...expected.map(([fields]) => invitation(fields)), invitation()];
    const reply = await invite(events);
    expect(reply.status).toBe(201);
    expect(reply.body.rejected?.map(({ code, field }) => [code, field])).toEqual(
      expected.map(([, code, field]) => [code, field]),
    );
    expect(reply.body.invitations?.map(({ index }) => index)).toEqual([0, events.length - 1]);
    expect(await invite(events.slice(1, 3))).toMatchObject({
      status: 422,
      body: { code: 'none-acceptable', accepted: 0 },
    });
  });

  it('keeps to what a source may speak for, and to its signature', async () => {
    const beyond = DEPARTMENTS[10];
    const event = invitation({
      areaCode: beyond?.area,
      deptCode: beyond?.code,
      taskCode: beyond?.items[0],
    });
    expect((await invite(event, 'OWN')).body.rejected?.[0]?.code).toBe('department-not-granted');
    const secret = ingest.secrets.get('NET') ?? '';
    const forged = await ingest.post('/v1/invitations', invitation(), { source: 'HALL', secret });
    expect(forged.status).toBe(401);
  });

  it('takes lines, the same service among them twice', async () => {
    const events = Array.from({ length: 600 }, () => invitation());
    const lines = [...events, events[0]].map((event) => JSON.stringify(event)).join('\n');
    const headers = { 'content-type': 'application/x-ndjson' };
    const reply = await ingest.post('/v1/invitations', lines, { headers });
    expect(reply).toMatchObject({ status: 201, body: { accepted: 601 } });
    const tokens = reply.body.invitations?.map(({ token }) => token) ?? [];
    expect(tokens.at(-1)).toBe(tokens[0]);
    expect(new Set(tokens).size).toBe(600);
  });

  it('makes a slip for a point, also for an invitation that had none', async () => {
    const pointCode = HOME?.points[0] ?? '';
    const event = invitation({ pointCode });
    const token = (await invite(event)).body.invitations?.[0]?.token ?? '';
    const slip = (await invite({ ...event, slip: true })).body.invitations?.[0]?.slip ?? '';
    expect(slip).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    const stored = await collections.invitations.findOne({ slip: slipId(pointCode, slip) });
    expect(stored?._id).toBe(codeId(token));
    expect(JSON.stringify(stored)).not.toContain(slip);
  });
});
