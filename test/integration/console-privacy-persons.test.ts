import { RATED, type Person } from '../support/casework-house.js';
import { DEPARTMENTS } from '../support/registry.js';
import { PERSONAL_VALUES, SOMEBODY } from '../support/personal-fields.js';
import { COUNTY, keyOf, PrivacyHouse } from '../support/privacy-house.js';
import { until } from '../support/until.js';

const NANCHANG = '360102';
const [FAR = ''] = DEPARTMENTS.filter(({ area }) => area === NANCHANG).map(({ code }) => code);
const OTHER_PERSON = { certKey: '360829198506061234', mobile: '13811112222', userName: '李四' };

let house: PrivacyHouse;
let officer: Person;
let colleague: Person;
let province: Person;
let provinceColleague: Person;
let insider: Person;
let handler: Person;

beforeAll(async () => {
  house = await PrivacyHouse.open('console_persons');
  const { casework } = house;
  officer = await casework.person('officer', COUNTY);
  colleague = await casework.person('officer', COUNTY);
  province = await casework.person('officer', '360000');
  provinceColleague = await casework.person('officer', '360000');
  insider = await casework.person('officer', COUNTY, RATED);
  handler = await casework.person('handler', RATED, RATED);
});

afterAll(async () => {
  await house.close();
});

interface Found {
  readonly person: string;
  readonly ratings: { key: string; name: string; mobile: string; certKey: string }[];
  readonly services: { key: string }[];
  readonly cases: { id: string; number: string }[];
  readonly truncated: boolean;
}

const REASON = '本人到场申请查询';
const isRefused = (status: number, code: string) => ({ status, body: { code } });

async function search(who: Person, body: object): Promise<Found> {
  const { status, text } = await house.post(who, '/v1/persons/search', { reason: REASON, ...body });
  expect([status, text]).toEqual([200, expect.any(String)]);
  return JSON.parse(text) as Found;
}

const numberOf = (key: string): string => key.split('|')[2] ?? '';

/** Somebody with numbers that no other test has. */
let people = 0;
function aPerson() {
  people += 1;
  const n = String(people).padStart(4, '0');
  return { ...SOMEBODY, certKey: `36082919900101${n}`, mobile: `1390000${n}` };
}

/** Asks for an erasure of what a search found, and has it approved. */
async function erase(asker: Person, approver: Person, found: Found): Promise<string> {
  const asked = await house.post(asker, '/v1/persons/erasure', {
    ...{ person: found.person, reason: '本人申请删除' },
  });
  expect(asked.status).toBe(201);
  const id = String(asked.body['id']);
  const decided = await house.post(approver, `/v1/reveals/${id}/decision`, {
    ...{ approve: true, reason: '同意删除' },
  });
  expect(decided.status).toBe(200);
  return id;
}

const done = (who: Person, id: string) =>
  until('the erasure to be done', async () => {
    const { body } = await house.get(who, `/v1/reveals/${id}`);
    return body['state'] === 'done' && body;
  });

/** What of the ledger is counted: everything but what is personal. */
async function counted(): Promise<unknown> {
  const { database, counting } = house.casework;
  const bare = { projection: { personal: 0, certKeyHash: 0, mobileHash: 0 } };
  const { ratings, services, heads, days, subjects, checkpoints } = counting.collections;
  return {
    ratings: await ratings.find({}, bare).sort({ _id: 1 }).toArray(),
    services: await services.find({}, bare).sort({ _id: 1 }).toArray(),
    scores: await Promise.all(
      [heads, days, subjects].map((each) => each.find().sort({ _id: 1 }).toArray()),
    ),
    checkpoints: await checkpoints.find().toArray(),
    database: database.db.databaseName,
  };
}

describe('a person', () => {
  it('is found by either number, in ratings, services and cases, masked', async () => {
    const personal = aPerson();
    await house.tell(
      house.service({ projectNo: 'F-1', personal }),
      house.rating({ projectNo: 'F-1', personal }),
      house.rating({ projectNo: 'F-2', personal: { mobile: personal.mobile } }),
      house.rating({ projectNo: 'F-3', personal: OTHER_PERSON }),
    );
    await house.casework.routed(keyOf({ projectNo: 'F-1' }));
    await house.casework.routed(keyOf({ projectNo: 'F-2' }));
    const byMobile = await search(officer, { mobile: ` ${personal.mobile} ` });
    expect(byMobile.ratings.map(({ key }) => numberOf(key)).sort()).toEqual(['F-1', 'F-2']);
    expect(byMobile.services.map(({ key }) => numberOf(key))).toEqual(['F-1']);
    expect(byMobile.cases.map(({ number }) => number).sort()).toEqual(['F-1', 'F-2']);
    const byCertKey = await search(officer, { certKey: personal.certKey });
    expect(byCertKey.ratings).toMatchObject([{ name: '欧***', level: 1, hasWords: true }]);
    expect(byCertKey.ratings[0]?.mobile).toMatch(/^139\*{6}\d\d$/);
    const text = JSON.stringify([byMobile, byCertKey]);
    for (const value of [...PERSONAL_VALUES, ...Object.values(personal)]) {
      expect(text).not.toContain(value);
    }
  });

  it('is found with the words of a rating that came without a number, and not with what is another person’s', async () => {
    const personal = aPerson();
    const words = { writingEvaluation: SOMEBODY.writingEvaluation };
    await house.tell(
      house.service({ projectNo: 'W-1', personal }),
      house.rating({ projectNo: 'W-1', personal: words }),
      house.service({ projectNo: 'W-2', personal }),
      house.rating({ projectNo: 'W-2', personal: { ...words, ...OTHER_PERSON } }),
    );
    const { ratings, services } = await search(officer, { mobile: personal.mobile });
    expect(ratings.map(({ key }) => numberOf(key))).toEqual(['W-1']);
    expect(services.map(({ key }) => numberOf(key)).sort()).toEqual(['W-1', 'W-2']);
  });

  it('is found only within the scope, and never at one’s own department', async () => {
    const personal = aPerson();
    const far = { projectNo: 'S-2', areaCode: NANCHANG, deptCode: FAR, personal };
    await house.tell(house.rating({ projectNo: 'S-1', personal }), house.rating(far));
    const asked = { mobile: personal.mobile };
    const seen = async (who: Person, body: object = {}) =>
      (await search(who, { ...asked, ...body })).ratings.map(({ key }) => numberOf(key)).sort();
    expect(await seen(officer)).toEqual(['S-1']);
    expect(await seen(province)).toEqual(['S-1', 'S-2']);
    expect(await seen(province, { within: NANCHANG })).toEqual(['S-2']);
    expect(await seen(officer, { within: '360000' })).toEqual(['S-1']);
    expect(await seen(insider)).toEqual([]);
    const body = { ...asked, within: NANCHANG, reason: REASON };
    expect(await house.post(officer, '/v1/persons/search', body)).toMatchObject(
      isRefused(403, 'outside-scope'),
    );
    expect(await house.post(handler, '/v1/persons/search', body)).toMatchObject(
      isRefused(403, 'forbidden'),
    );
  });

  it('is looked for with a number and a reason', async () => {
    for (const body of [
      { reason: REASON },
      { mobile: '13800000000' },
      { mobile: ' ', reason: REASON },
    ]) {
      expect((await house.post(officer, '/v1/persons/search', body)).status).toBe(422);
    }
  });

  it('is taken out as a file by the officer who searched, and by no other with what he was given', async () => {
    const personal = aPerson();
    await house.tell(
      house.service({ projectNo: 'E-1', personal }),
      house.service({ projectNo: 'E-1', personal: { ...personal, userName: '欧阳春' } }, 2),
      house.rating({ projectNo: 'E-1', personal }),
    );
    const { person } = await search(officer, { mobile: personal.mobile });
    const body = { person, reason: '本人要求提供副本' };
    const { status, headers, text } = await house.post(officer, '/v1/persons/export', body);
    expect([status, headers['content-disposition']]).toEqual([
      200,
      'attachment; filename="person.json"',
    ]);
    const file = JSON.parse(text) as { ratings: object[]; services: object[] };
    expect(file.ratings).toMatchObject([
      { name: personal.userName, certKey: personal.certKey, words: personal.writingEvaluation },
    ]);
    expect(file.services).toHaveLength(2);
    expect(file.services).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: '欧阳春' }),
        expect.objectContaining({ name: personal.userName }),
      ]),
    );
    for (const path of ['export', 'erasure']) {
      expect(await house.post(colleague, `/v1/persons/${path}`, body)).toMatchObject(
        isRefused(422, 'invalid'),
      );
    }
    house.casework.now += 30 * 60_000 - 1;
    expect((await house.post(officer, '/v1/persons/export', body)).status).toBe(200);
    house.casework.now += 1;
    expect(await house.post(officer, '/v1/persons/export', body)).toMatchObject(
      isRefused(422, 'invalid'),
    );
  });

  it('leaves in the audit chain that somebody looked, and no value, no hash and no word', async () => {
    const [hash] = await house.collections.ratings.distinct('mobileHash');
    const text = await house.auditText();
    expect(text).toContain('privacy.person-searched');
    expect(text).toContain('privacy.person-exported');
    for (const value of [...PERSONAL_VALUES, REASON, String(hash)])
      expect(text).not.toContain(value);
  });
});

describe('an erasure', () => {
  it('takes everything personal out, leaves all that is counted, and is known to have been', async () => {
    const personal = aPerson();
    const projectNo = 'D-1';
    await house.tell(
      house.service({ projectNo, personal }),
      house.service({ projectNo, personal }, 2),
      house.rating({ projectNo, personal }),
      house.rating({ projectNo, personal }, { assessNumber: 2, satisfaction: 4 }),
      house.rating({ projectNo: 'D-2', personal: OTHER_PERSON }),
    );
    const before = await counted();
    const id = await erase(officer, colleague, await search(officer, { mobile: personal.mobile }));
    expect(await done(officer, id)).toMatchObject({
      found: { ratings: 2, services: 2, cases: 0 },
      erased: { ratings: 2, services: 2, cases: 0 },
    });
    const { ratings, services, reveals } = house.collections;
    const key = keyOf({ projectNo });
    const rows = [
      ...(await ratings.find({ service: key }).toArray()),
      ...(await services.find({ service: key }).toArray()),
    ];
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      for (const field of ['personal', 'certKeyHash', 'mobileHash']) {
        expect(Object.keys(row)).not.toContain(field);
      }
    }
    expect(await counted()).toEqual(before);
    expect((await search(officer, { mobile: personal.mobile })).ratings).toEqual([]);
    expect((await search(officer, { mobile: OTHER_PERSON.mobile })).ratings).not.toEqual([]);
    expect(JSON.stringify(await reveals.findOne({ _id: id }))).not.toContain('hashes');
    const [entry] = (await house.audit('privacy.erased')).slice(-1);
    expect(entry).toMatchObject({ subject: `reveal:${id}`, details: { ratings: 2, services: 2 } });
  });

  it('does not come back when the events are read again', async () => {
    const personal = aPerson();
    const events = [
      house.service({ projectNo: 'D-3', personal }),
      house.rating({ projectNo: 'D-3', personal }),
    ];
    await house.tell(...events);
    const id = await erase(officer, colleague, await search(officer, { mobile: personal.mobile }));
    await done(officer, id);
    await house.tell(...events);
    const { ratings, services } = await search(officer, { mobile: personal.mobile });
    expect([...ratings, ...services]).toEqual([]);
    const row = await house.collections.ratings.findOne({ service: keyOf({ projectNo: 'D-3' }) });
    expect(row).not.toBeNull();
    expect(row).not.toHaveProperty('personal');
  });

  it('keeps to where it was asked for', async () => {
    const personal = aPerson();
    const far = { projectNo: 'D-5', areaCode: NANCHANG, deptCode: FAR, personal };
    await house.tell(house.rating({ projectNo: 'D-4', personal }), house.rating(far));
    const id = await erase(officer, colleague, await search(officer, { mobile: personal.mobile }));
    await done(officer, id);
    const left = await search(province, { mobile: personal.mobile });
    expect(left.ratings.map(({ key }) => numberOf(key))).toEqual(['D-5']);
  });

  it('needs somebody else whose scope holds all of it, and nobody of a rated unit', async () => {
    const personal = aPerson();
    const far = { projectNo: 'D-7', areaCode: NANCHANG, deptCode: FAR, personal };
    await house.tell(house.rating({ projectNo: 'D-6', personal }), house.rating(far));
    const { person } = await search(province, { mobile: personal.mobile });
    const body = { person, reason: '本人申请删除' };
    const { id } = (await house.post(province, '/v1/persons/erasure', body)).body as { id: string };
    const decide = (who: Person, approve = true) =>
      house.post(who, `/v1/reveals/${id}/decision`, { approve, reason: '同意' });
    expect(await decide(province)).toMatchObject(isRefused(403, 'forbidden'));
    expect(await decide(officer)).toMatchObject(isRefused(404, 'not-found'));
    const mine = await search(insider, { mobile: personal.mobile });
    expect(
      await house.post(insider, '/v1/persons/erasure', { ...body, person: mine.person }),
    ).toMatchObject(isRefused(403, 'of-the-rated-unit'));
    expect((await decide(provinceColleague, false)).body).toMatchObject({ state: 'refused' });
    expect(JSON.stringify(await house.collections.reveals.findOne({ _id: id }))).not.toContain(
      'mobile',
    );
    expect((await search(province, { mobile: personal.mobile })).ratings).toHaveLength(2);
  });

  it('that was stopped in the middle is ended by the next console, each row erased once', async () => {
    const personal = aPerson();
    const many = Array.from({ length: 230 }, (_, i) => `M-${i}`);
    await house.tell(
      ...many.map((projectNo) => house.rating({ projectNo, personal }, { satisfaction: 5 })),
    );
    const left = () =>
      house.collections.ratings.countDocuments({
        mobileHash: house.casework.counting.sealer.hash('mobile', personal.mobile),
      });
    const found = await search(officer, { mobile: personal.mobile });
    expect([found.ratings.length, found.truncated]).toEqual([200, true]);
    const id = await erase(officer, colleague, found);
    await until('some to be erased', async () => (await left()) < 230);
    await house.casework.app.close();
    const between = await left();
    const row = await house.collections.reveals.findOne({ _id: id });
    expect(row).toMatchObject({ erased: { ratings: 230 - between } });
    await house.casework.startConsole();
    expect(await done(officer, id)).toMatchObject({ erased: { ratings: 230, services: 0 } });
    expect(await left()).toBe(0);
    expect(
      (await house.audit('privacy.erased')).filter(({ subject }) => subject.endsWith(id)),
    ).toHaveLength(1);
  });

  it('takes what a 回访 wrote down of the person, and leaves its outcome', async () => {
    const said = '当事人电话中称家住城北路8号';
    const found = await house.badRating('D-8');
    await house.toRevisit(found, handler, officer);
    await house.casework.play(found, [[officer, 'revisit', { outcome: 'satisfied', words: said }]]);
    const fields = async () => {
      const { body } = await house.get(officer, `/v1/cases/${found.listing.code}`);
      const history = body['history'] as { action: string; fields: object }[];
      return history.find(({ action }) => action === 'revisit')?.fields;
    };
    expect(await fields()).toEqual({ outcome: 'satisfied', words: said });
    const id = await erase(officer, colleague, await search(officer, { mobile: SOMEBODY.mobile }));
    await done(officer, id);
    expect(await fields()).toEqual({ outcome: 'satisfied' });
  });
});
