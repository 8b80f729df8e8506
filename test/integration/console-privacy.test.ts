import { OTHER, RATED, type Person } from '../support/casework-house.js';
import { NUMBERS, PERSONAL_VALUES, SOMEBODY } from '../support/personal-fields.js';
import { PrivacyHouse } from '../support/privacy-house.js';

const HOUR = 3_600_000;

let house: PrivacyHouse;
let handler: Person;
let officer: Person;
let colleague: Person;
let city: Person;
let elsewhere: Person;
let insider: Person;
let supervisor: Person;

beforeAll(async () => {
  house = await PrivacyHouse.open('console_privacy');
  const { casework } = house;
  handler = await casework.person('handler', RATED, RATED);
  officer = await casework.person('officer', '360829');
  colleague = await casework.person('officer', '360829');
  city = await casework.person('officer', '360800');
  elsewhere = await casework.person('officer', '360100');
  insider = await casework.person('officer', '360829', RATED);
  supervisor = await casework.person('supervisor', '360829');
});

afterAll(async () => {
  await house.close();
});

/** Time goes by: whoever was idle for half an hour signs in again. */
async function passes(ms: number): Promise<void> {
  house.casework.now += ms;
  const again = ({ user }: Person): Promise<Person> => house.casework.returning(user);
  handler = await again(handler);
  officer = await again(officer);
  colleague = await again(colleague);
  city = await again(city);
  elsewhere = await again(elsewhere);
  insider = await again(insider);
  supervisor = await again(supervisor);
}

const isRefused = (status: number, code: string) => ({ status, body: { code } });

describe('the phone of a 回访', () => {
  const phone = (who: Person, code: string) => house.post(who, `/v1/cases/${code}/phone`);

  it('is shown to the assigned officer while the visit lasts, and to nobody else', async () => {
    const found = await house.badRating('PHONE-1');
    const { code } = found.listing;
    expect(await phone(officer, code)).toMatchObject(isRefused(403, 'forbidden'));
    await house.toRevisit(found, handler, officer);
    const { status, body } = await phone(officer, code);
    expect([status, body]).toEqual([200, { mobile: SOMEBODY.mobile, name: SOMEBODY.userName }]);
    for (const who of [colleague, city, insider]) {
      expect(await phone(who, code)).toMatchObject(isRefused(403, 'forbidden'));
    }
    expect(await phone(elsewhere, code)).toMatchObject(isRefused(404, 'not-found'));
    for (const who of [handler, supervisor]) {
      expect(await phone(who, code)).toMatchObject(isRefused(403, 'forbidden'));
    }
    await house.casework.play(found, [[officer, 'revisit', { outcome: 'satisfied' }]]);
    expect(await phone(officer, code)).toMatchObject(isRefused(409, 'wrong-state'));
  });

  it('is the number of the newest rating that left one', async () => {
    const found = await house.badRating('PHONE-2');
    const later = { mobile: '13700001112' };
    const event = { projectNo: 'PHONE-2', personal: later };
    await house.tell(house.rating(event, { assessNumber: 2 }));
    await house.toRevisit(found, handler, officer);
    const { body } = await phone(officer, found.listing.code);
    expect(body).toEqual({ mobile: later.mobile, name: null });
  });

  it('leaves an entry in the audit chain each time, without the number', async () => {
    const before = (await house.audit('privacy.phone-seen')).length;
    const found = await house.badRating('PHONE-3');
    await house.toRevisit(found, handler, officer);
    await phone(officer, found.listing.code);
    await phone(officer, found.listing.code);
    await phone(colleague, found.listing.code);
    const entries = (await house.audit('privacy.phone-seen')).slice(before);
    expect(entries.map(({ actor, subject }) => [actor, subject])).toEqual(
      [1, 2].map(() => [officer.user._id, `case:${found.listing.code}`]),
    );
  });
});

describe('a reveal', () => {
  const REASON = '核实当事人身份';
  const WHAT = ['mobile', 'name', 'certKey', 'words'];

  const ask = (who: Person, code: string, what = WHAT) =>
    house.post(who, '/v1/reveals', { case: code, what, reason: REASON });
  const decide = (who: Person, id: string, body: object = {}) =>
    house.post(who, `/v1/reveals/${id}/decision`, {
      ...{ approve: true, reason: '同意', hours: 2 },
      ...body,
    });
  const open = (who: Person, id: string) => house.post(who, `/v1/reveals/${id}/opening`);

  async function asked(projectNo: string, what = WHAT): Promise<{ id: string; code: string }> {
    const { listing } = await house.badRating(projectNo);
    const { status, body } = await ask(officer, listing.code, what);
    expect(status).toBe(201);
    return { id: String(body['id']), code: listing.code };
  }

  it('is asked for by one person, approved by another, and opened by the first until it expires', async () => {
    const { id } = await asked('R-1');
    expect(await open(officer, id)).toMatchObject(isRefused(409, 'wrong-state'));
    expect((await decide(colleague, id)).body).toMatchObject({
      ...{ state: 'approved', decidedBy: colleague.user._id, decisionReason: '同意' },
      expiresAt: '2096-06-01T11:00:00.000+08:00',
    });
    const { status, body } = await open(officer, id);
    expect(status).toBe(200);
    expect(body['ratings']).toMatchObject([
      {
        ...{ mobile: SOMEBODY.mobile, certKey: SOMEBODY.certKey },
        ...{ name: SOMEBODY.userName, words: SOMEBODY.writingEvaluation },
      },
    ]);
    expect(await open(colleague, id)).toMatchObject(isRefused(403, 'forbidden'));
    await passes(2 * HOUR - 1);
    expect((await open(officer, id)).status).toBe(200);
    await passes(1);
    expect(await open(officer, id)).toMatchObject(isRefused(409, 'wrong-state'));
    expect((await house.get(officer, `/v1/reveals/${id}`)).body).toMatchObject({
      ...{ state: 'expired', openings: 2, mayOpen: false },
    });
  });

  it('shows what was asked for and nothing else', async () => {
    const { id } = await asked('R-2', ['mobile']);
    await decide(colleague, id);
    const { text, body } = await open(officer, id);
    const [shown] = body['ratings'] as object[];
    expect(Object.keys(shown ?? {})).toEqual(['key', 'mobile']);
    for (const hidden of PERSONAL_VALUES.filter((value) => value !== SOMEBODY.mobile)) {
      expect(text).not.toContain(hidden);
    }
  });

  it('is approved by nobody who asked, is of the rated unit, or is elsewhere', async () => {
    const { id } = await asked('R-3');
    expect(await decide(officer, id)).toMatchObject(isRefused(403, 'forbidden'));
    expect(await decide(insider, id)).toMatchObject(isRefused(403, 'of-the-rated-unit'));
    expect(await decide(elsewhere, id)).toMatchObject(isRefused(404, 'not-found'));
    for (const who of [handler, supervisor]) {
      expect(await decide(who, id)).toMatchObject(isRefused(403, 'forbidden'));
    }
    expect((await decide(city, id)).status).toBe(200);
    expect(await decide(colleague, id)).toMatchObject(isRefused(409, 'wrong-state'));
  });

  it('is for no one of the rated unit, no handler and no supervisor to ask for', async () => {
    const { listing } = await house.badRating('R-4');
    expect(await ask(insider, listing.code)).toMatchObject(isRefused(403, 'of-the-rated-unit'));
    for (const who of [handler, supervisor]) {
      expect(await ask(who, listing.code)).toMatchObject(isRefused(403, 'forbidden'));
    }
    expect(await ask(elsewhere, listing.code)).toMatchObject(isRefused(403, 'outside-scope'));
    expect(await ask(officer, 'x'.repeat(22))).toMatchObject(isRefused(403, 'outside-scope'));
  });

  it('ends for whoever comes to belong to a department that works on the case', async () => {
    const { id, code } = await asked('R-5');
    await decide(colleague, id);
    const { cases } = house.casework.collections;
    await cases.updateOne({ 'listing.code': code }, { $push: { 'file.units': OTHER } });
    expect(await open(officer, id)).toMatchObject(isRefused(403, 'of-the-rated-unit'));
  });

  it('that is refused, or that nobody decides within a week, is not opened', async () => {
    const { id } = await asked('R-6');
    expect((await decide(colleague, id, { approve: false })).body).toMatchObject({
      state: 'refused',
    });
    expect(await open(officer, id)).toMatchObject(isRefused(409, 'wrong-state'));
    const { id: other } = await asked('R-7');
    await passes(7 * 24 * HOUR);
    expect(await decide(colleague, other)).toMatchObject(isRefused(409, 'wrong-state'));
    const listed = await house.get(officer, '/v1/reveals?state=expired&mine=true');
    expect(listed.text).toContain(other);
    expect((await house.get(officer, '/v1/reveals?state=asked')).text).not.toContain(other);
  });

  it('is approved for one to 72 hours', async () => {
    const { id } = await asked('R-8');
    for (const hours of [0, 73, 1.5, undefined]) {
      const answer = await decide(colleague, id, { hours });
      expect(answer).toMatchObject({ status: 422, body: { field: 'hours' } });
    }
    expect((await decide(colleague, id, { hours: 72 })).status).toBe(200);
  });

  it('is one of two decisions that come at once', async () => {
    const { id } = await asked('R-9');
    const third = await house.casework.person('officer', '360829');
    const answers = await Promise.all([
      decide(colleague, id),
      decide(third, id, { approve: false }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is in the audit chain at every turn, and no value and no word of it is', async () => {
    const counts = async () => [
      (await house.audit('privacy.reveal-asked')).length,
      (await house.audit('privacy.reveal-decided')).length,
      (await house.audit('privacy.reveal-opened')).length,
    ];
    const before = await counts();
    const { id } = await asked('R-10');
    await decide(colleague, id);
    await open(officer, id);
    await open(officer, id);
    expect((await counts()).map((n, i) => n - (before[i] ?? 0))).toEqual([1, 1, 2]);
    const text = await house.auditText();
    for (const value of [...PERSONAL_VALUES, REASON]) expect(text).not.toContain(value);
    const { reveals } = house.collections;
    expect(JSON.stringify(await reveals.find().toArray())).not.toContain(REASON);
  });

  it('is listed to those who may see it, page by page', async () => {
    const first = await house.get(officer, '/v1/reveals?limit=2');
    const { reveals, next } = first.body as { reveals: { id: string }[]; next: string };
    expect(reveals).toHaveLength(2);
    const second = await house.get(officer, `/v1/reveals?limit=100&after=${next}`);
    const others = second.body['reveals'] as { id: string }[];
    const ids = [...reveals, ...others].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(8);
    for (const who of [elsewhere, insider]) {
      expect((await house.get(who, '/v1/reveals')).body['reveals']).toEqual([]);
    }
  });
});

describe('whoever works at the rated unit', () => {
  it('finds nothing of the person in any answer but the words, which are what there is to mend', async () => {
    const found = await house.badRating('UNIT-1');
    const { code } = found.listing;
    await house.toRevisit(found, handler, officer);
    await house.casework.play(found, [
      [officer, 'revisit', { outcome: 'unsatisfied', words: '电话里说仍不满意' }],
    ]);
    const paths = [
      ...['/v1/cases?limit=200', `/v1/cases/${code}`, '/v1/reveals', '/v1/requests'],
      ...['/v1/users', '/v1/audit/own', '/v1/session', '/v1/supervision/flags'],
    ];
    for (const who of [handler, insider]) {
      for (const path of paths) {
        const { text } = await house.get(who, path);
        for (const value of Object.values(NUMBERS)) expect(text).not.toContain(value);
      }
      expect((await house.get(who, `/v1/cases/${code}`)).text).toContain(
        SOMEBODY.writingEvaluation,
      );
      const { text } = await house.post(who, '/v1/persons/search', {
        mobile: SOMEBODY.mobile,
        reason: '查询',
      });
      expect(text).not.toContain('UNIT-1');
    }
  });
});
