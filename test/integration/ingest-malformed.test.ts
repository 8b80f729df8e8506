import { jest } from '@jest/globals';
import { rating, service, type Fields } from '../support/events.js';
import { IngestUnderTest, type RequestOptions } from '../support/ingest.js';
import { MALFORMED } from '../support/malformed-events.js';
import { TopicReader } from '../support/topic-reader.js';

const nothingOf = { 'webhook-signature': undefined };
const later = (seconds: number): string => String(Math.floor(Date.now() / 1000) + seconds);

interface MalformedRequest {
  readonly what: string;
  readonly status: number;
  readonly code: string;
  readonly path?: string;
  readonly body?: unknown;
  readonly options?: RequestOptions;
}

const SECRET = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

const REQUESTS: readonly MalformedRequest[] = [
  { what: 'no JSON', status: 400, code: 'malformed', body: '{' },
  { what: 'no body', status: 400, code: 'malformed', body: '' },
  { what: 'a text', status: 400, code: 'malformed', body: '"rating"' },
  { what: 'bytes that are no UTF-8', status: 400, code: 'malformed', body: Buffer.from([0xff]) },
  { what: 'an empty array', status: 400, code: 'empty', body: [] },
  {
    what: 'a line that is no JSON',
    status: 400,
    code: 'malformed',
    body: `${JSON.stringify(rating())}\n{"areaCode"\n`,
    options: { headers: { 'content-type': 'application/x-ndjson' } },
  },
  {
    what: '501 events',
    status: 413,
    code: 'too-many',
    body: Array.from({ length: 501 }, () => ({})),
  },
  {
    what: '10,001 lines',
    status: 413,
    code: 'too-many',
    body: '{}\n'.repeat(10_001),
    options: { headers: { 'content-type': 'application/x-ndjson' } },
  },
  { what: 'more than 8 MiB', status: 413, code: 'too-large', body: ' '.repeat(8_388_609) },
  {
    what: 'another content type',
    status: 415,
    code: 'unsupported-media-type',
    options: { headers: { 'content-type': 'text/xml' } },
  },
  {
    what: 'no content type',
    status: 415,
    code: 'unsupported-media-type',
    body: Buffer.from('{}'),
    options: { headers: { 'content-type': undefined } },
  },
  {
    what: 'a packed body',
    status: 415,
    code: 'unsupported-media-type',
    options: { headers: { 'content-encoding': 'gzip' } },
  },
  { what: 'an unknown source', status: 401, code: 'unauthorized', options: { source: 'NOBODY' } },
  { what: 'another secret', status: 401, code: 'unauthorized', options: { secret: SECRET } },
  { what: 'no signature', status: 401, code: 'unauthorized', options: { headers: nothingOf } },
  {
    what: 'a signature of nothing',
    status: 401,
    code: 'unauthorized',
    options: { headers: { 'webhook-signature': 'v1,' } },
  },
  {
    what: 'no source',
    status: 401,
    code: 'unauthorized',
    options: { headers: { 'x-hcp-source': undefined } },
  },
  {
    what: 'a timestamp of six minutes ago',
    status: 401,
    code: 'unauthorized',
    options: { timestamp: later(-360) },
  },
  {
    what: 'a timestamp six minutes ahead',
    status: 401,
    code: 'unauthorized',
    options: { timestamp: later(360) },
  },
  {
    what: 'a timestamp that is no number',
    status: 401,
    code: 'unauthorized',
    options: { timestamp: 'now' },
  },
  {
    what: 'an id with a space',
    status: 400,
    code: 'bad-webhook-id',
    options: { id: 'msg 1' },
  },
  {
    what: 'an id for checking on a path that publishes',
    status: 400,
    code: 'bad-webhook-id',
    options: { id: 'check_1' },
  },
  {
    what: 'an id for publishing on a path that checks',
    status: 400,
    code: 'bad-webhook-id',
    path: '/v1/check/ratings',
    options: { id: 'msg_1' },
  },
];

jest.setTimeout(180_000);

describe('ingest and what is wrong', () => {
  let ingest: IngestUnderTest;
  let topic: TopicReader;
  const sent: Fields[] = [];

  /** A good event that must be found on the topic in the end. */
  const good = (kind: string): Fields => {
    const event = kind === 'rating' ? rating() : service();
    sent.push(event);
    return event;
  };

  beforeAll(async () => {
    ingest = await IngestUnderTest.start('malformed');
    topic = await TopicReader.fromNowOn();
  });

  afterAll(async () => {
    await ingest.stop();
  });

  it.each(MALFORMED)(
    '$what is answered $code, and the good beside it goes through',
    async (bad) => {
      const events = [good(bad.kind), bad.event, good(bad.kind)];
      const reply = await ingest.post(`/v1/${bad.kind}s`, events);
      expect(reply.body.rejected).toEqual([
        { index: 1, code: bad.code, field: bad.field, message: expect.any(String) as string },
      ]);
      expect(reply).toMatchObject({ status: 202, body: { accepted: 2 } });
    },
  );

  it('answers 422 when nothing is acceptable, with every fault', async () => {
    const reply = await ingest.post('/v1/ratings', [rating({ pf: 9 }), rating({ pf: 'x' })]);
    expect(reply).toMatchObject({
      status: 422,
      body: {
        code: 'none-acceptable',
        accepted: 0,
        rejected: [
          { index: 0, code: 'out-of-range', field: 'pf' },
          { index: 1, code: 'wrong-type', field: 'pf' },
        ],
      },
    });
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each(REQUESTS)('$what is answered $status $code', async (request) => {
    const { path = '/v1/ratings', body = rating(), options } = request;
    const reply = await ingest.post(path, body, options);
    expect(reply).toMatchObject({ status: request.status, body: { code: request.code } });
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
  });

  it('names the line that is no JSON, and publishes nothing of that body', async () => {
    const body = `${JSON.stringify(rating())}\nnonsense`;
    const headers = { 'content-type': 'application/x-ndjson' };
    const reply = await ingest.post('/v1/ratings', body, { headers });
    expect(reply.body.detail).toBe('line 2 is not JSON');
  });

  it('never echoes a value', async () => {
    const secret = 'S3CRET-VALUE';
    const events = [rating({ pf: secret }), rating({ mobile: [secret] }), { [secret]: 1 }];
    const replies = [
      await ingest.post('/v1/ratings', events),
      await ingest.post('/v1/ratings', `{"mobile":"${secret}"`),
    ];
    for (const reply of replies) expect(JSON.stringify(reply.body)).not.toContain(secret);
  });

  it('put exactly the good events on the topic', async () => {
    const numbers = (await topic.messages()).map(({ value }) => String(value['projectNo']));
    const mine = new Set(sent.map((event) => String(event['projectNo'])));
    expect(sent.length).toBeGreaterThanOrEqual(120);
    expect(numbers.filter((number) => mine.has(number)).sort()).toEqual([...mine].sort());
    expect(numbers.length).toBe(mine.size);
  });

  it('counted what became of the events', async () => {
    const { text } = await ingest.get('/metrics');
    expect(text).toMatch(
      /hcp_ingest_events_total\{kind="rating",source="HALL",outcome="accepted"\}/,
    );
    expect(text).toMatch(
      /hcp_ingest_events_total\{kind="rating",source="unknown",outcome="unauthorized"\} [1-9]/,
    );
    expect(text).not.toContain('NOBODY');
  });
});
