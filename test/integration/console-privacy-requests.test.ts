import {
  requestContext,
  requestId,
  type CitizenRequestDoc,
} from '#shared/contract/citizen-storage.js';
import { codeId, createCitizenCodes } from '#shared/crypto/citizen-codes.js';
import { ratingKey } from '#shared/domain/keys.js';
import * as baseline from '../../migrations/20261125150000-baseline.js';
import { RATED, type Person } from '../support/casework-house.js';
import { PERSONAL_VALUES } from '../support/personal-fields.js';
import { COUNTY, keyOf, PrivacyHouse } from '../support/privacy-house.js';

let house: PrivacyHouse;
let handler: Person;
let officer: Person;
let city: Person;
let county: Person;
let elsewhere: Person;
let insider: Person;

beforeAll(async () => {
  house = await PrivacyHouse.open('console_requests');
  const { casework } = house;
  handler = await casework.person('handler', RATED, RATED);
  officer = await casework.person('officer', COUNTY);
  county = await casework.person('officer', COUNTY);
  city = await casework.person('officer', '360800');
  elsewhere = await casework.person('officer', '360100');
  insider = await casework.person('officer', COUNTY, RATED);
});

afterAll(async () => {
  await house.close();
});

const WORDS = '我的评价属实，请重新认定，电话13900007773';
const REASON = '经查理由成立';
const isRefused = (status: number, code: string) => ({ status, body: { code } });

/** What a citizen asks for, as ingest writes it down; its code. */
async function asked(
  subject: Pick<CitizenRequestDoc, 'kind' | 'ratingKey' | 'decisionSeq'>,
  askedAt = house.casework.now,
): Promise<string> {
  const _id = requestId(subject);
  const words = house.casework.counting.sealer.seal(WORDS, requestContext(_id));
  const place = { areaCode: COUNTY, deptCode: RATED, state: 'open' } as const;
  const code = codeId(_id);
  const row = { ...{ _id, code }, ...subject, ...place, askedAt: new Date(askedAt), words };
  await house.collections.requests.insertOne(row);
  return code;
}

const read = (who: Person, code: string) => house.get(who, `/v1/requests/${code}`);
const decide = (who: Person, code: string, grant = true) =>
  house.post(who, `/v1/requests/${code}/decision`, { grant, reason: REASON });

/** A case whose rating two people left out of the scores. */
async function excluded(projectNo: string): Promise<{ key: string; code: string }> {
  const found = await house.badRating(projectNo);
  await house.casework.play(found, [
    [handler, 'receive'],
    [handler, 'verify', { finding: 'mistaken', words: '核实为误评' }],
    [handler, 'propose', { ground: '误评' }],
    [county, 'decide', { approve: true, reason: '同意' }],
    [city, 'decide', { approve: true, reason: '同意' }],
  ]);
  return { key: ratingKey(found._id, 1, false), code: found.listing.code };
}

describe('what a citizen asks for', () => {
  it('is listed within the scope, the oldest first, without a word of it', async () => {
    const second = await asked({
      kind: 'erasure',
      ratingKey: `${keyOf({ projectNo: 'L-2' })}|1|c`,
    });
    const first = await asked(
      { kind: 'erasure', ratingKey: `${keyOf({ projectNo: 'L-1' })}|1|c` },
      house.casework.now - 1,
    );
    const path = '/v1/requests?state=open&kind=erasure';
    const page = await house.get(officer, `${path}&limit=1`);
    expect(page.body['requests']).toMatchObject([
      { id: first, number: 'L-1', department: RATED, state: 'open' },
    ]);
    const next = await house.get(officer, `${path}&after=${String(page.body['next'])}`);
    expect(next.body['requests']).toMatchObject([{ id: second }]);
    expect(page.text + next.text).not.toContain(WORDS);
    expect((await house.get(elsewhere, path)).body['requests']).toEqual([]);
    expect((await house.get(officer, `${path}&within=360102`)).status).toBe(403);
  });

  it('is opened with its words by an officer, audited, and by nobody of the rated unit', async () => {
    const code = await asked({ kind: 'erasure', ratingKey: `${keyOf({ projectNo: 'L-3' })}|1|c` });
    const { status, body } = await read(officer, code);
    expect([status, body['words']]).toEqual([200, WORDS]);
    expect(await read(insider, code)).toMatchObject(isRefused(403, 'of-the-rated-unit'));
    expect(await read(elsewhere, code)).toMatchObject(isRefused(404, 'not-found'));
    expect(await read(handler, code)).toMatchObject(isRefused(403, 'forbidden'));
    expect(await decide(insider, code)).toMatchObject(isRefused(403, 'of-the-rated-unit'));
    const entries = await house.audit('request.read');
    expect(entries.filter(({ subject }) => subject === `request:${code}`)).toHaveLength(1);
  });
});

describe('an objection', () => {
  it('that is granted opens the case again for two others to decide', async () => {
    const { key, code } = await excluded('O-1');
    const request = await asked({ kind: 'objection', ratingKey: key, decisionSeq: 1 });
    expect((await read(officer, request)).body).toMatchObject({ case: code });
    const { status, body } = await decide(officer, request);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ state: 'granted', decisionReason: REASON }),
    ]);
    const detail = await house.get(officer, `/v1/cases/${code}`);
    expect(detail.body).toMatchObject({
      state: 're-examining',
      motion: { action: 'restore', ratings: [key], raisedBy: officer.user._id, again: true },
    });
    // Neither who granted it nor who excluded the rating has a voice in it.
    for (const who of [officer, county, city]) {
      const { body: seen } = await house.get(who, `/v1/cases/${code}`);
      expect(seen['actions']).not.toContain('re-examine');
    }
    expect(await decide(officer, request)).toMatchObject(isRefused(409, 'wrong-state'));
  });

  it('that is refused leaves the case as it is, with a reason', async () => {
    const { key, code } = await excluded('O-2');
    const request = await asked({ kind: 'objection', ratingKey: key, decisionSeq: 1 });
    expect((await decide(officer, request, false)).body).toMatchObject({
      ...{ state: 'refused', decisionReason: REASON, decidedBy: officer.user._id },
    });
    expect((await house.get(officer, `/v1/cases/${code}`)).body['state']).toBe('decided');
  });

  it('about what is not excluded is not granted, and waits', async () => {
    const found = await house.badRating('O-3');
    await house.casework.play(found, [[handler, 'receive']]);
    const key = ratingKey(found._id, 1, false);
    const request = await asked({ kind: 'objection', ratingKey: key, decisionSeq: 1 });
    expect(await decide(officer, request)).toMatchObject(isRefused(422, 'nothing-excluded'));
    expect((await read(officer, request)).body).toMatchObject({ state: 'open', decidedAt: null });
  });
});

describe('a wish for erasure', () => {
  const personalIn = async (projectNo: string): Promise<number> => {
    const key = keyOf({ projectNo });
    const which = { service: key, personal: { $exists: true } } as const;
    const { ratings, services } = house.collections;
    return (await ratings.countDocuments(which)) + (await services.countDocuments(which));
  };

  it('that is granted erases all of the service, the words of the request and a submission left over', async () => {
    const projectNo = 'X-1';
    const service = keyOf({ projectNo });
    const key = ratingKey(service, 1, false);
    await house.tell(
      house.service({ projectNo }),
      house.rating({ projectNo }),
      house.rating({ projectNo }, { assessNumber: 2, satisfaction: 4 }),
    );
    const token = createCitizenCodes(house.casework.counting.keyring).token(service);
    const claim = { submission: 's', at: new Date(), level: 1, pending: '{}' } as const;
    await house.collections.invitations.insertOne({
      ...{ _id: codeId(token), receipt: 'r', kind: 'service', source: 'S', areaCode: COUNTY },
      ...{ deptCode: RATED, space: 'S', projectNo, serviceNumber: '1', rated: claim },
      ...{ servedAt: new Date(), createdAt: new Date(), expiresAt: new Date() },
    });
    const request = await asked({ kind: 'erasure', ratingKey: key });
    expect(await personalIn(projectNo)).toBe(3);
    const { status, body } = await decide(officer, request);
    expect([status, body['state'], body['words']]).toEqual([200, 'granted', null]);
    expect(await personalIn(projectNo)).toBe(0);
    const invitation = await house.collections.invitations.findOne({ _id: codeId(token) });
    expect(invitation?.rated).toEqual({ submission: 's', at: claim.at, level: 1 });
    const [entry] = (await house.audit('request.decided')).slice(-1);
    expect(entry?.details).toEqual({ kind: 'erasure', grant: true, ratings: 2, services: 1 });
  });

  it('waits for a rating that is not counted yet, so that nothing comes after it', async () => {
    const key = ratingKey(keyOf({ projectNo: 'X-2' }), 1, false);
    const request = await asked({ kind: 'erasure', ratingKey: key });
    expect(await decide(officer, request)).toMatchObject(isRefused(409, 'wrong-state'));
    await house.tell(house.rating({ projectNo: 'X-2' }));
    expect((await decide(officer, request)).status).toBe(200);
    expect(await personalIn('X-2')).toBe(0);
  });

  it('that is refused erases nothing', async () => {
    await house.tell(house.rating({ projectNo: 'X-3' }));
    const key = ratingKey(keyOf({ projectNo: 'X-3' }), 1, false);
    const request = await asked({ kind: 'erasure', ratingKey: key });
    expect((await decide(officer, request, false)).body).toMatchObject({ state: 'refused' });
    expect(await personalIn('X-3')).toBe(1);
  });
});

it('requests that came before they had names are found too', async () => {
  const code = await asked({ kind: 'erasure', ratingKey: `${keyOf({ projectNo: 'N-1' })}|1|c` });
  await house.collections.requests.updateOne({ code }, { $unset: { code: '' } });
  expect((await read(officer, code)).status).toBe(404);
  await baseline.up(house.casework.database.db);
  expect((await read(officer, code)).status).toBe(200);
});

it('the audit chain has no word of a citizen or an officer, and no value', async () => {
  const text = await house.auditText();
  for (const value of [...PERSONAL_VALUES, WORDS, REASON]) expect(text).not.toContain(value);
});
