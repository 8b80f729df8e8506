import { jest } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { ratingRow } from '#shared/contract/codec.js';
import type { RatingMessage } from '#shared/contract/rating.js';
import { sealContext, type Sealed } from '#shared/contract/sealed.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import { Citizen } from '../support/citizen.js';
import { HOME, invitation, type Fields } from '../support/events.js';
import { IngestUnderTest } from '../support/ingest.js';
import { TopicReader, type OnTopic } from '../support/topic-reader.js';
import { until } from '../support/until.js';
import { writeWebBuild } from '../support/web-build.js';

jest.setTimeout(300_000);

const WORDS = '我叫张测试，电话 13800001234，等了很久';
const RECEIPT = /^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/;
const DAY_MS = 86_400_000;
const unknownToken = (): string => randomBytes(16).toString('base64url');

/**
 * `round: level` of each different rating. One may be on the topic twice, since whoever finds it
 * pending sends it again; the ledger counts it once.
 */
const levelsOf = (found: readonly OnTopic[]): string[] =>
  [...new Map(found.map(({ text, value }) => [text, value])).values()]
    .map((value) => `${String(value['assessNumber'])}: ${String(value['satisfaction'])}`)
    .sort();

/** Addresses kept for documentation; each test has people of its own. */
let people = 0;
const somebody = (origin: string): Citizen => {
  people += 1;
  return new Citizen(origin, `203.0.113.${people}`);
};

describe('rating by token', () => {
  let ingest: IngestUnderTest;
  let collections: Collections;
  let topic: TopicReader;
  let citizen: Citizen;
  let web: string;

  beforeAll(async () => {
    web = await writeWebBuild();
    ingest = await IngestUnderTest.start('citizen', {
      HCP_TRUSTED_PROXIES: '127.0.0.1',
      HCP_ASK_HANDLER: '360000',
      HCP_WEB_DIR: web,
    });
    collections = collectionsOf(ingest.database.db);
    await ingest.importTable('sources', [
      ['code', 'name', 'deptCode', 'departments', 'space', 'origins'],
      ['NET', '系统NET', '', '*', 'CASES', 'https://www.jxzwfw.example;https://m.example'],
      ['GUEST', '系统GUEST', '', '*', 'GUEST;CASES', 'https://guest.example'],
    ]);
  });

  beforeEach(async () => {
    topic = await TopicReader.fromNowOn();
    citizen = somebody(ingest.service.address);
  });

  afterAll(async () => {
    await ingest.stop();
    await rm(web, { recursive: true, force: true });
  });

  const invite = async (event: Fields, source = 'HALL'): Promise<string> => {
    const { body } = await ingest.post('/v1/invitations', event, { source });
    const token = body.invitations?.[0]?.token;
    if (token === undefined) throw new Error(JSON.stringify(body));
    return token;
  };

  const onTopic = (event: Fields): Promise<OnTopic[]> =>
    topic.messages(({ value }) => value['projectNo'] === event['projectNo']);

  const stored = (token: string) => collections.invitations.findOne({ _id: codeId(token) });

  /** Moves a time of an invitation into the past, as waiting would. */
  const age = (token: string, time: 'expiresAt' | 'rated.at', days: number) =>
    collections.invitations.updateOne({ _id: codeId(token) }, [
      { $set: { [time]: { $subtract: [`$${time}`, days * DAY_MS] } } },
    ]);

  it('is taken in once, and told again to whoever lost the answer', async () => {
    const event = invitation();
    const token = await invite(event);
    const submission = randomUUID();
    const first = await citizen.rate({ token, submission, satisfaction: 4 });
    expect(first.status).toBe(202);
    expect(first.body['receipt']).toMatch(RECEIPT);
    expect(first.body['assessNumber']).toBe(1);
    const retry = await citizen.rate({ token, submission, satisfaction: 4 });
    expect([retry.status, retry.body]).toEqual([202, first.body]);
    const other = await citizen.rate({ token, satisfaction: 1 });
    expect(other).toMatchObject({ status: 409, body: { code: 'used', status: 409 } });
    expect(other.headers.get('content-type')).toContain('application/problem+json');
    expect(levelsOf(await onTopic(event))).toEqual(['1: 4']);
    await until('the claim to be settled', async () => {
      const claim = (await stored(token))?.rated;
      return claim !== undefined && !('pending' in claim);
    });
    expect(await stored(token)).not.toHaveProperty('forgetAt');
  });

  it('takes one of twenty submissions at once, whichever process they reach', async () => {
    const event = invitation();
    const token = await invite(event);
    const second = new Citizen((await ingest.another()).address, '203.0.113.250');
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? citizen : second).rate({ token })),
    );
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, ...Array<number>(19).fill(409)]);
    expect(levelsOf(await onTopic(event))).toEqual(['1: 5']);
  });

  it('is one rating with one receipt when the same submission comes twenty times at once', async () => {
    const event = invitation();
    const token = await invite(event);
    const submission = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => citizen.rate({ token, submission })),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(levelsOf(await onTopic(event))).toEqual(['1: 5']);
  });

  it('is published by the next request when the process died between claim and topic', async () => {
    const leave = async () => {
      const event = invitation();
      const token = await invite(event);
      const submission = randomUUID();
      const pending = JSON.stringify({ projectNo: event['projectNo'], left: 'behind' });
      const rated = { submission, at: new Date(), level: 2 as const, pending };
      await collections.invitations.updateOne({ _id: codeId(token) }, { $set: { rated } });
      return { token, submission, pending };
    };
    const [forAnother, forItself, forThePage] = [await leave(), await leave(), await leave()];
    expect((await citizen.rate({ token: forAnother.token })).body['code']).toBe('used');
    const { token, submission } = forItself;
    expect((await citizen.rate({ token, submission, satisfaction: 2 })).status).toBe(202);
    expect((await citizen.view(forThePage.token)).body).toMatchObject({ state: 'used' });
    const found = await topic.messages(({ value }) => value['left'] === 'behind');
    const left = [forAnother, forItself, forThePage];
    const sent = found.map(({ text, headers }) => `${headers['correlation-id'] ?? ''} ${text}`);
    expect(new Set(sent)).toEqual(new Set(left.map((l) => `${l.submission} ${l.pending}`)));
    expect(new Set(found.map(({ headers }) => headers['source']))).toEqual(new Set(['HALL']));
  });

  it('takes the place of its service and the direct door, and nothing personal in the open', async () => {
    const pointCode = HOME?.points[0];
    const event = invitation({ space: 'CASES', pointCode, handlerCode: 'H-7', pf: 7 });
    const token = await invite(event, 'GUEST');
    const submission = randomUUID();
    const before = Date.now();
    const reply = await citizen.rate({
      token,
      submission,
      satisfaction: 5,
      pf: 1,
      evalDetail: ['510'],
      handlerSatisfaction: 4,
      writingEvaluation: WORDS,
    });
    expect(reply.status).toBe(202);
    const [message] = await onTopic(event);
    const { writingEvaluation, assessTime, ...open } = message?.value ?? {};
    const { areaCode, deptCode, taskCode, projectNo, serviceNumber } = event;
    expect(open).toEqual({
      areaCode,
      deptCode,
      taskCode,
      projectNo,
      serviceNumber,
      space: 'CASES',
      pointCode,
      handlerCode: 'H-7',
      assessNumber: 1,
      satisfaction: 5,
      handlerSatisfaction: 4,
      evalDetail: ['510'],
      pf: 7,
      door: 'direct',
    });
    expect(assessTime).toMatch(/\+08:00$/);
    expect(Date.parse(String(assessTime))).toBeGreaterThanOrEqual(before);
    expect(message?.key).toBe(HOME?.code);
    expect(message?.headers).toEqual({
      type: 'rating',
      schema: 'hcp.rating/1',
      source: 'GUEST',
      'correlation-id': submission,
    });
    const sealer = createSealer(await loadOrCreateKeyring(ingest.keyringPath));
    const key = `${String(event['deptCode'])}|CASES|${String(event['projectNo'])}|1|1|c`;
    const context = sealContext('writingEvaluation', key);
    expect(sealer.open(writingEvaluation as Sealed, context)).toBe(WORDS);
    for (const text of [message?.text, JSON.stringify(await stored(token)), reply.text]) {
      expect(text).not.toMatch(/13800001234|张测试/);
    }
    const log = await ingest.service.log();
    for (const secret of [token, submission, '13800001234', String(reply.body['receipt'])]) {
      expect(log).not.toContain(secret);
    }
  });

  it('asks for the handling person only where policy does', async () => {
    const asked = await citizen.view(await invite(invitation({ handlerCode: 'H-1' })));
    expect(asked.body['handler']).toEqual({ code: 'H-1' });
    const unasked = await citizen.view(await invite(invitation()));
    expect(unasked.body).not.toHaveProperty('handler');
  });

  it('shows what is rated, and what can be done with the token', async () => {
    const event = invitation({ pointCode: HOME?.points[0] });
    const token = await invite(event, 'NET');
    const { status, body } = await citizen.view(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'open',
      mayFollowUp: false,
      service: {
        item: `事项${String(event['taskCode'])}`,
        department: HOME?.name,
        area: '江西省',
        point: `窗口${HOME?.points[0] ?? ''}`,
        visit: false,
      },
      hosts: ['https://www.jxzwfw.example', 'https://m.example'],
    });
    const tags = body['tags'] as { code: string; level: number; first: boolean }[];
    expect(tags).toHaveLength(40);
    expect(tags[0]).toMatchObject({ level: 5, first: true });
    await citizen.rate({ token });
    expect((await citizen.view(token)).body).toMatchObject({ state: 'used', mayFollowUp: true });
  });

  it('refuses an unknown, an expired and a badly filled one, each by its code', async () => {
    expect(await citizen.rate({ token: unknownToken() })).toMatchObject({
      status: 404,
      body: { code: 'unknown' },
    });
    const event = invitation();
    const token = await invite(event);
    const bad: readonly (readonly [Fields, string, string])[] = [
      [{}, 'missing', 'token'],
      [{ token, satisfaction: 6 }, 'out-of-range', 'satisfaction'],
      [{ token, evalDetail: ['110'], satisfaction: 5 }, 'tag-of-other-level', 'evalDetail'],
      [{ token, writingEvaluation: 'x'.repeat(1_001) }, 'too-long', 'writingEvaluation'],
      [{ token, mobile: '13800001234' }, 'unknown-field', 'mobile'],
      [{ receipt: '7K3QD-9XW2M', assessNumber: 1 }, 'out-of-range', 'assessNumber'],
    ];
    for (const [fields, rule, field] of bad) {
      const { status, body } = await citizen.rate(fields);
      expect([status, body['code'], body['field'], body['rule']]).toEqual([
        422,
        'invalid',
        field,
        rule,
      ]);
    }
    const malformed = await citizen.post('/v1/citizen/ratings', '{"token":');
    expect([malformed.status, malformed.body['code']]).toEqual([400, 'malformed']);
    const large = await citizen.post('/v1/citizen/ratings', `"${'x'.repeat(40_000)}"`);
    expect([large.status, large.body['code']]).toEqual([413, 'too-large']);
    await age(token, 'expiresAt', 30);
    expect(await citizen.rate({ token })).toMatchObject({ status: 410, body: { code: 'expired' } });
    expect(await citizen.view(token)).toMatchObject({ status: 410, body: { code: 'expired' } });
    expect(await onTopic(event)).toEqual([]);
  });

  it('is followed up once, by token or by receipt, and only in its time', async () => {
    const event = invitation();
    const token = await invite(event);
    const early = await citizen.rate({ token, assessNumber: 2 });
    expect(early).toMatchObject({ status: 409, body: { code: 'not-followable' } });
    const { receipt } = (await citizen.rate({ token, satisfaction: 1 })).body;
    const typed = String(receipt).toLowerCase().replaceAll('-', ' ');
    const submission = randomUUID();
    const followUp = await citizen.rate({ receipt: typed, submission, satisfaction: 5 });
    expect([followUp.status, followUp.body]).toEqual([202, { receipt, assessNumber: 2 }]);
    expect((await citizen.rate({ receipt, submission, satisfaction: 5 })).status).toBe(202);
    const again = await citizen.rate({ token, assessNumber: 2 });
    expect(again).toMatchObject({ status: 409, body: { code: 'used' } });
    expect(levelsOf(await onTopic(event))).toEqual(['1: 1', '2: 5']);
    const byToken = await invite(invitation());
    await citizen.rate({ token: byToken, satisfaction: 2 });
    // Whoever invited holds the token too, and is not told what the person's receipt is.
    const told = await citizen.rate({ token: byToken, assessNumber: 2 });
    expect([told.status, told.body]).toEqual([202, { assessNumber: 2 }]);
    const late = await invite(invitation());
    await citizen.rate({ token: late });
    await age(late, 'rated.at', 40);
    expect((await citizen.rate({ token: late, assessNumber: 2 })).body['code']).toBe(
      'not-followable',
    );
  });

  it('is open after a default that a source forwarded, and used after what a person chose there', async () => {
    const forwarded = async (isDefault: boolean) => {
      const event = invitation();
      const token = await invite(event);
      const message = {
        ...event,
        space: 'CASES',
        assessNumber: 1,
        satisfaction: 3,
        pf: 6,
        assessTime: new Date().toISOString(),
        isDefault,
      } as unknown as RatingMessage;
      // As the aggregator writes it into the ledger.
      await collections.ratings.insertOne(
        ratingRow(message, {
          epoch: 1,
          partition: 0,
          offset: people,
          source: 'HALL',
          correlationId: 'msg_1',
          receivedAt: new Date(),
        }),
      );
      return token;
    };
    expect((await citizen.rate({ token: await forwarded(true) })).status).toBe(202);
    const chosen = await forwarded(false);
    expect((await citizen.rate({ token: chosen })).body['code']).toBe('used');
    expect(await stored(chosen)).not.toHaveProperty('rated');
    expect((await citizen.view(chosen)).body).toMatchObject({ state: 'used', mayFollowUp: true });
    expect((await citizen.rate({ token: chosen, assessNumber: 2 })).status).toBe(202);
  });

  it('slows nobody who holds a token, and who tries tokens out is stopped in all processes', async () => {
    const events = Array.from({ length: 300 }, () => invitation());
    const { body } = await ingest.post('/v1/invitations', events);
    const tokens = (body.invitations ?? []).map(({ token }) => token);
    const second = new Citizen((await ingest.another()).address, '203.0.113.200');
    const first = new Citizen(ingest.service.address, '203.0.113.200');
    const guesses = Array.from({ length: 20 }, (_, i) =>
      (i % 2 === 0 ? first : second).rate({ token: unknownToken() }),
    );
    const guessed = (await Promise.all(guesses)).map(({ status }) => status);
    expect(new Set(guessed)).toEqual(new Set([404]));
    for (const guesser of [first, second]) {
      const stopped = await guesser.rate({ token: unknownToken() });
      expect(stopped).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
      const wait = Number(stopped.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(600);
    }
    expect((await second.get(`/r/${unknownToken()}`)).status).toBe(429);
    const replies = await Promise.all(tokens.map((token) => first.rate({ token })));
    expect(replies.map(({ status }) => status)).toEqual(Array<number>(300).fill(202));
    expect((await citizen.rate({ token: unknownToken() })).status).toBe(404);
    const kept = JSON.stringify(await collections.limits.find().toArray());
    expect(kept).not.toContain('203.0.113.');
  });

  it('counts how far people come, each once', async () => {
    const count = async (stage: string, channel: string): Promise<number> => {
      const { text } = await ingest.get('/metrics');
      const line = new RegExp(`hcp_citizen_${stage}_total\\{channel="${channel}"\\} (\\d+)`);
      return Number(line.exec(text)?.[1] ?? 0);
    };
    const token = await invite(invitation({ pf: 4 }));
    const signal = (name: string, of = token) =>
      citizen.post('/v1/citizen/signals', { token: of, signal: name, pf: 1 });
    for (const name of ['shown', 'shown', 'started', 'given-up']) {
      expect((await signal(name)).status).toBe(204);
    }
    expect((await signal('shown', unknownToken())).status).toBe(204);
    expect((await signal('finished')).status).toBe(422);
    await citizen.rate({ token });
    for (const stage of ['shown', 'started', 'given_up', 'finished']) {
      expect([stage, await count(stage, '4')]).toEqual([stage, 1]);
    }
  });

  it('may be embedded by the pages of every source that has invited to the service', async () => {
    const event = invitation({ space: 'CASES' });
    const token = await invite(event, 'HALL');
    expect((await citizen.view(token)).body['hosts']).toEqual([]);
    expect(await invite(event, 'NET')).toBe(token);
    const { hosts } = (await citizen.view(token)).body;
    expect(hosts).toEqual(['https://www.jxzwfw.example', 'https://m.example']);
  });

  it('serves its page to be embedded by the pages of the source that invites, and by no other', async () => {
    const framed = async (token: string) => {
      const page = await citizen.get(`/r/${token}`);
      return { page, policy: page.headers.get('content-security-policy') ?? '' };
    };
    const { page, policy } = await framed(await invite(invitation(), 'NET'));
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="zh-CN">');
    expect(page.text).toContain('<script type="module" src="/assets/rate-1a2b.js"></script>');
    const data = /id="hcp-data">(.*)<\/script>/.exec(page.text)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ state: 'open', mayFollowUp: false });
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; " +
        'frame-ancestors https://www.jxzwfw.example https://m.example',
    );
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(page.headers.get('permissions-policy')).toContain('geolocation=()');
    expect(page.headers.has('set-cookie')).toBe(false);
    expect(page.headers.has('access-control-allow-origin')).toBe(false);
    expect((await framed(await invite(invitation()))).policy).toContain("frame-ancestors 'none'");
    const unknown = await framed(unknownToken());
    expect(unknown.page.status).toBe(404);
    expect(unknown.policy).toContain(
      'frame-ancestors https://guest.example https://m.example https://www.jxzwfw.example',
    );
  });

  it('serves the files of the pages packed, and for ever where the name has a hash', async () => {
    const script = await citizen.get('/assets/rate-1a2b.js', { 'accept-encoding': 'gzip, br' });
    expect(script.text).toContain('政务');
    expect(Object.fromEntries(script.headers)).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    const widget = await citizen.get('/widget.js', { 'accept-encoding': 'identity' });
    expect(widget.headers.get('cache-control')).toBe('public, max-age=300');
    expect(widget.headers.has('content-encoding')).toBe(false);
    const etag = widget.headers.get('etag') ?? '';
    const unchanged = await citizen.get('/widget.js', { 'if-none-match': etag });
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    for (const name of ['nothing.js', '..%2Fmanifest.json']) {
      expect((await citizen.get(`/assets/${name}`)).status).toBe(404);
    }
  });
});
