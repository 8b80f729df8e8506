import { RATED, type Person } from '../support/casework-house.js';
import { COUNTY, PrivacyHouse } from '../support/privacy-house.js';
import { until } from '../support/until.js';

const FORM = {
  number: 'GD-20960601-7',
  title: '办证窗口推诿',
  words: '三次前往均被要求补件，住址在城北路8号',
  name: '诸葛小满',
  phone: '13600008888',
};
const PERSONAL = [FORM.words, FORM.name, FORM.phone];

let house: PrivacyHouse;
let officer: Person;
let colleague: Person;
let insider: Person;
let handler: Person;
let code: string;

beforeAll(async () => {
  house = await PrivacyHouse.open('console_entered');
  const { casework } = house;
  officer = await casework.person('officer', COUNTY);
  colleague = await casework.person('officer', COUNTY);
  insider = await casework.person('officer', COUNTY, RATED);
  handler = await casework.person('handler', RATED, RATED);
  const entered = await house.post(officer, '/v1/cases', {
    ...{ kind: 'hotline-complaint', area: COUNTY, fields: { ...FORM, department: RATED } },
  });
  code = String(entered.body['id']);
  await until('it to be routed', async () => {
    const { body } = await house.get(officer, `/v1/cases/${code}`);
    return body['state'] === 'awaiting-receipt';
  });
});

afterAll(async () => {
  await house.close();
});

const caseNow = () => house.casework.collections.cases.findOne({ 'listing.code': code });

describe('a case that somebody entered', () => {
  it('shows its phone to the officer of its 回访, and to the unit nothing of the person', async () => {
    const found = await caseNow();
    if (found?.file === undefined || found.listing === undefined) throw new Error('no case');
    const seen = { ...found, file: found.file, listing: found.listing };
    await house.toRevisit(seen, handler, officer);
    const { body } = await house.post(officer, `/v1/cases/${code}/phone`);
    expect(body).toEqual({ mobile: FORM.phone, name: FORM.name });
    expect((await house.post(colleague, `/v1/cases/${code}/phone`)).status).toBe(403);
    for (const who of [handler, insider]) {
      const { status, text } = await house.get(who, `/v1/cases/${code}`);
      expect(status).toBe(200);
      for (const value of [FORM.name, FORM.phone]) expect(text).not.toContain(value);
    }
  });

  it('is revealed field by field once it is approved', async () => {
    const body = { case: code, what: ['mobile', 'certKey'], reason: '核实' };
    const { id } = (await house.post(officer, '/v1/reveals', body)).body as { id: string };
    const approval = { approve: true, reason: '同意', hours: 1 };
    await house.post(colleague, `/v1/reveals/${id}/decision`, approval);
    const opened = await house.post(officer, `/v1/reveals/${id}/opening`);
    expect(opened.body).toMatchObject({ ratings: [], entered: { phone: FORM.phone } });
    expect(Object.keys(opened.body['entered'] as object)).toEqual(['phone']);
  });

  it('is found by its phone, exported, and erased; what is not personal stays', async () => {
    const search = async (who: Person) =>
      (await house.post(who, '/v1/persons/search', { mobile: FORM.phone, reason: '本人申请' }))
        .body;
    const { person, cases } = (await search(officer)) as { person: string; cases: object[] };
    expect(cases).toEqual([{ id: code, number: FORM.number, state: 'revisiting' }]);
    expect((await search(insider))['cases']).toEqual([]);
    const body = { person, reason: '本人申请' };
    const file = await house.post(officer, '/v1/persons/export', body);
    expect(file.body['cases']).toMatchObject([{ number: FORM.number, fields: FORM }]);
    const { id } = (await house.post(officer, '/v1/persons/erasure', body)).body as { id: string };
    expect((await house.get(officer, `/v1/reveals/${id}`)).body['found']).toEqual({
      ...{ ratings: 0, services: 0, cases: 1 },
    });
    await house.post(colleague, `/v1/reveals/${id}/decision`, { approve: true, reason: '同意' });
    await until('the erasure to be done', async () => {
      const { body: row } = await house.get(officer, `/v1/reveals/${id}`);
      return row['state'] === 'done';
    });
    const left = await caseNow();
    expect(left?.entered).toEqual({
      by: officer.user._id,
      fields: { number: FORM.number, title: FORM.title, department: RATED },
    });
    expect((await search(officer))['cases']).toEqual([]);
    const { body: phone } = await house.post(officer, `/v1/cases/${code}/phone`);
    expect(phone).toEqual({ mobile: null, name: null });
  });

  it('leaves nothing of the person in the audit chain', async () => {
    const text = await house.auditText();
    for (const value of PERSONAL) expect(text).not.toContain(value);
  });
});
