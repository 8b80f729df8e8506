import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Citizen } from '../support/citizen.js';
import { HOME, invitation, NEIGHBOUR, service, type Fields } from '../support/events.js';
import { IngestUnderTest } from '../support/ingest.js';
import { LedgerKeeper } from '../support/ledger-keeper.js';
import { publishedAnswers } from '../support/published-answers.js';
import type { Service } from '../support/service.js';
import { solveProof } from '../support/solve-proof.js';
import { writeWebBuild } from '../support/web-build.js';

jest.setTimeout(180_000);

const MOBILE = '139 0000 1234';
const DIGITS = '1234';
const DAY = 86_400_000;

const point = (n: number): string => HOME?.points[n] ?? '';
let address = 0;
/** Nobody has asked from here before. */
const freshAddress = (): string => `10.1.${(address += 1) >> 8}.${address & 255}`;

describe('at a service point', () => {
  let ingest: IngestUnderTest;
  let second: Service;
  let keeper: LedgerKeeper;
  let web: string;
  /** Numbers of services that may be rated now. */
  let unrated: string[];
  const one = (): string => unrated.pop() ?? '';

  beforeAll(async () => {
    web = await writeWebBuild();
    ingest = await IngestUnderTest.start('points', {
      HCP_TRUSTED_PROXIES: '127.0.0.1',
      HCP_WEB_DIR: web,
    });
    second = await ingest.another();
    keeper = await LedgerKeeper.open(ingest.database);
    unrated = await served(...Array.from({ length: 10 }, () => ({ pointCode: point(1) })));
  });

  afterAll(async () => {
    await ingest.stop();
    await rm(web, { recursive: true, force: true });
  });

  const somebody = (origin = ingest.service.address): Citizen =>
    new Citizen(origin, freshAddress());

  /** Services in the ledger, each with a phone on record. */
  const served = async (...services: readonly Fields[]): Promise<string[]> => {
    const events = services.map((fields) => service({ mobile: MOBILE, ...fields }));
    const { body } = await ingest.post('/v1/services', events);
    expect(body.accepted).toBe(events.length);
    await keeper.catchUp();
    return events.map((event) => String(event['projectNo']));
  };

  const find = (who: Citizen, projectNo: string | undefined, digits = DIGITS, at = point(0)) =>
    who.post(`/v1/citizen/points/${at}/find`, { projectNo, mobileLast4: digits });

  const tokenOf = ({ body }: { body: Readonly<Record<string, unknown>> }): string => {
    const { services, token } = body as {
      readonly services?: readonly { readonly token: string }[];
      readonly token?: string;
    };
    return token ?? services?.[0]?.token ?? '';
  };

  it('number and digits find the service; its rating counts as one by QR code', async () => {
    const projectNo = one();
    const who = somebody();
    const found = await find(who, projectNo);
    expect(found.status).toBe(200);
    expect(found.body['services']).toMatchObject([{ item: '社会保障卡申领' }]);
    const rated = await who.rate({ token: tokenOf(found), satisfaction: 4, pf: 2 });
    expect(rated).toMatchObject({ status: 202, body: { assessNumber: 1 } });
    await keeper.catchUp();
    const row = await keeper.collections.ratings.findOne({
      _id: `${HOME?.code ?? ''}|CASES|${projectNo}|1|1|c`,
    });
    expect(row).toMatchObject({
      channel: 3,
      door: 'direct',
      level: 4,
      pointCode: point(1),
      taskCode: HOME?.items[0],
    });
  });

  it('all that does not fit is answered with the same bytes', async () => {
    const old = new Date(Date.now() - 40 * DAY).toISOString();
    const [open, rated] = [one(), one()];
    const [expired, withdrawn, silent] = await served(
      { serviceTime: old },
      { withdrawn: true },
      { mobile: undefined },
    );
    const first = await find(somebody(), rated);
    expect((await somebody().rate({ token: tokenOf(first) })).status).toBe(202);
    const answers = [
      await find(somebody(), open, '4321'),
      await find(somebody(), `P-${randomUUID()}`),
      await find(somebody(), rated),
      await find(somebody(), expired),
      await find(somebody(), withdrawn),
      await find(somebody(), silent, '0000'),
      // At a point of another department, and with what is no number at all.
      await find(somebody(), open, DIGITS, NEIGHBOUR?.points[0]),
      await find(somebody(), '|%7C$ne'),
    ];
    await keeper.catchUp();
    // The claim is in the ledger by now.
    answers.push(await find(somebody(), rated));
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect(answer.text).toBe(answers[0]?.text);
    }
  });

  it('the newest revision of a service is the one that counts', async () => {
    const projectNo = `P-${randomUUID()}`;
    await served({ projectNo }, { projectNo, revision: 2, mobile: '13900005678' });
    expect((await find(somebody(), projectNo)).status).toBe(404);
    expect((await find(somebody(), projectNo, '5678')).status).toBe(200);
    await served({ projectNo, revision: 3, withdrawn: true });
    expect((await find(somebody(), projectNo, '5678')).status).toBe(404);
  });

  it('the sixth try for a number is refused though it is right, from whichever process', async () => {
    const projectNo = one();
    const origins = [ingest.service.address, second.address];
    for (let n = 0; n < 5; n += 1) {
      expect((await find(somebody(origins[n % 2]), projectNo, '0000')).status).toBe(404);
    }
    for (const origin of origins) {
      const refused = await find(somebody(origin), projectNo);
      expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
      const wait = Number(refused.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(3_000);
      expect(wait).toBeLessThanOrEqual(3_600);
    }
  });

  it('of many tries at the same moment no more are made than are allowed', async () => {
    const projectNo = one();
    const origins = [ingest.service.address, second.address];
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, n) => find(somebody(origins[n % 2]), projectNo, '0000')),
    );
    expect(all.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(5);
    expect(all.every(({ status }) => status === 404 || status === 429)).toBe(true);
  });

  it('who knows the digits may ask as often as they like', async () => {
    const projectNo = one();
    const who = somebody();
    const answers = [];
    for (let n = 0; n < 25; n += 1) answers.push(await find(who, projectNo));
    expect(new Set(answers.map(tokenOf)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('the code on a slip finds its service, at its point and however it is typed', async () => {
    const asked = invitation({ pointCode: point(0), slip: true });
    const { body } = await ingest.post('/v1/invitations', asked);
    const [invited] = body.invitations ?? [];
    const slip = invited?.slip ?? '';
    const bySlip = (who: Citizen, typed: string, at = point(0)) =>
      who.post(`/v1/citizen/points/${at}/find`, { slip: typed });
    for (const typed of [slip, slip.toLowerCase(), `${slip.slice(0, 4)} - ${slip.slice(4)}`]) {
      const found = await bySlip(somebody(), typed);
      expect(found.status).toBe(200);
      expect(tokenOf(found)).toBe(invited?.token);
    }
    expect((await bySlip(somebody(), slip, point(1))).status).toBe(404);
    const guesser = somebody();
    for (let n = 0; n < 5; n += 1) {
      expect((await bySlip(guesser, '22222222')).body).toMatchObject({ code: 'not-found' });
    }
    expect((await bySlip(guesser, slip)).status).toBe(429);
    expect((await bySlip(somebody(), slip)).status).toBe(200);
  });

  it('a visit is rated without a case: apart from the scores, and a bad one opens a case', async () => {
    const who = somebody();
    const begun = await who.post(`/v1/citizen/points/${point(1)}/visits`, {});
    expect(begun.status).toBe(201);
    const token = tokenOf(begun);
    const { body } = await who.view(token);
    expect(body['service']).toMatchObject({ visit: true, point: `窗口${point(1)}` });
    expect(body['service']).not.toHaveProperty('item');
    expect((await who.rate({ token, satisfaction: 1 })).status).toBe(202);
    expect((await who.rate({ token })).status).toBe(409);
    await keeper.catchUp();
    const { ratings, cases } = keeper.collections;
    const row = await ratings.findOne({ visit: true, pointCode: point(1) });
    expect(row).toMatchObject({ level: 1, channel: 3, door: 'direct', deptCode: HOME?.code });
    expect(row?._id).toMatch(/^[^|]+\|visit\|V[A-Za-z0-9_-]{22}\|1\|1\|c$/);
    expect(await cases.findOne({ _id: row?.service ?? '' })).toMatchObject({
      visit: true,
      state: 'awaiting-assignment',
    });
  });

  it('under attack each try needs a proof of work of its own, and only there', async () => {
    const attacked = NEIGHBOUR?.points[1] ?? '';
    const wrong = () => find(somebody(), `P-${randomUUID()}`, DIGITS, attacked);
    for (let n = 0; n < 60; n += 1) expect((await wrong()).status).toBe(404);
    const asked = await wrong();
    expect(asked).toMatchObject({ status: 428, body: { code: 'proof-required' } });
    const visits = `/v1/citizen/points/${attacked}/visits`;
    const visit = await somebody().post(visits, {});
    expect(visit.status).toBe(428);
    const challenge = String(visit.body['challenge']);
    expect(challenge).not.toBe(asked.body['challenge']);
    const proof = solveProof(challenge);
    expect((await somebody().post(visits, { proof: `${challenge}~0` })).status).toBe(428);
    expect((await somebody().post(visits, { proof })).status).toBe(201);
    const again = new Citizen(second.address, freshAddress());
    expect((await again.post(visits, { proof })).status).toBe(428);
    // A proof for one point is none for another, which needs none.
    expect((await find(somebody(), one())).status).toBe(200);
  });

  it('an address that fails too often needs proofs of work, others do not', async () => {
    const projectNo = one();
    const who = somebody();
    for (let n = 0; n < 20; n += 1) {
      expect((await find(who, `P-${randomUUID()}`)).status).toBe(404);
    }
    const asked = await find(who, projectNo);
    expect(asked.status).toBe(428);
    expect((await find(somebody(), projectNo)).status).toBe(200);
    const proof = solveProof(String(asked.body['challenge']));
    const typed = { projectNo, mobileLast4: DIGITS, proof };
    expect((await who.post(`/v1/citizen/points/${point(0)}/find`, typed)).status).toBe(200);
  });

  it('visits from one address at one point are limited', async () => {
    const who = somebody();
    const begin = () => who.post(`/v1/citizen/points/${NEIGHBOUR?.points[0] ?? ''}/visits`, {});
    for (let n = 0; n < 30; n += 1) expect((await begin()).status).toBe(201);
    expect(await begin()).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
  });

  it('bad input is refused by its field', async () => {
    const ask = (body: unknown) => somebody().post(`/v1/citizen/points/${point(0)}/find`, body);
    expect((await ask('[1')).status).toBe(400);
    expect((await ask({})).body).toMatchObject({ code: 'invalid', field: 'projectNo' });
    expect((await ask({ projectNo: 'P' })).body).toMatchObject({
      field: 'mobileLast4',
      rule: 'missing',
    });
    expect((await ask({ projectNo: 'P', mobileLast4: '12a4' })).status).toBe(422);
    expect((await ask({ slip: 'x', more: 1 })).body).toMatchObject({ rule: 'unknown-field' });
  });

  it('has a page, and says so where there is no such point', async () => {
    const page = await somebody().get(`/q/${point(0)}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.text).toContain(`"code":"${point(0)}","name":"窗口${point(0)}"`);
    const unknown = await somebody().get('/q/P-none');
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('id="hcp-data">{}</script>');
    for (const path of ['find', 'visits']) {
      const body = path === 'find' ? { slip: '12345678' } : {};
      const answer = await somebody().post(`/v1/citizen/points/P-none/${path}`, body);
      expect(answer).toMatchObject({ status: 404, body: { code: 'unknown' } });
    }
  });

  it('signs of many points are written by one command, those of one department or point too', async () => {
    const folder = join(web, 'signs');
    const written = async (): Promise<string[]> =>
      (await readdir(folder, { recursive: true })).filter((name) => name.includes('.')).sort();
    const { code = '', points = [] } = HOME ?? {};
    await ingest.hcp('signs', folder, '--point', point(1), '--format', 'svg');
    expect(await written()).toEqual([`${code}/${point(1)}.svg`]);
    expect(await readFile(join(folder, code, `${point(1)}.svg`), 'utf8')).toContain(
      `>http://127.0.0.1:7001/q/${point(1)}</text>`,
    );
    const url = ['--url', 'https://pj.example'];
    const said = await ingest.hcp('signs', folder, '--department', code, ...url);
    expect(said).toContain(`signs=${points.length} `);
    expect(await written()).toEqual(
      [`${code}/${point(1)}.svg`, ...points.map((one) => `${code}/${one}.pdf`)].sort(),
    );
    await expect(ingest.hcp('signs', folder, '--point', 'P-none')).rejects.toThrow(
      /no point P-none/,
    );
    await expect(ingest.hcp('signs', folder, '--url', 'pj.example/x')).rejects.toThrow(/origin/);
  });

  it('answers what its document says', async () => {
    const faults = await publishedAnswers(ingest.service.address);
    const who = somebody();
    const found = await find(who, one());
    expect(faults('FoundServices', found.body)).toEqual([]);
    const visit = await who.post(`/v1/citizen/points/${point(0)}/visits`, {});
    expect(faults('VisitBegun', visit.body)).toEqual([]);
    for (const token of [tokenOf(found), tokenOf(visit)]) {
      expect(faults('InvitationView', (await who.view(token)).body)).toEqual([]);
    }
    const taken = await who.rate({ token: tokenOf(found) });
    expect(faults('RatingTaken', taken.body)).toEqual([]);
    const bad = await who.rate({ token: tokenOf(visit), satisfaction: 9 });
    for (const { body } of [bad, await find(who, 'none'), await who.view('no-token')]) {
      expect(faults('CitizenProblem', body)).toEqual([]);
    }
    expect(faults('CitizenProblem', found.body)).not.toEqual([]);
  });

  it.each([
    ['svg', 'image/svg+xml; charset=utf-8', '<svg '],
    ['pdf', 'application/pdf', '%PDF-'],
  ])(
    'has a sign as %s, which is sent again only when it has changed',
    async (kind, type, start) => {
      const path = `/q/${point(0)}/sign.${kind}`;
      const sign = await somebody().get(path);
      expect(sign.status).toBe(200);
      expect(sign.headers.get('content-type')).toBe(type);
      expect(sign.headers.get('cache-control')).toBe('public, max-age=300');
      expect(sign.text.startsWith(start)).toBe(true);
      const etag = sign.headers.get('etag') ?? '';
      const again = await somebody().get(path, { 'if-none-match': etag });
      expect([again.status, again.text]).toEqual([304, '']);
      expect((await somebody().get(`/q/P-none/sign.${kind}`)).status).toBe(404);
    },
  );
});
