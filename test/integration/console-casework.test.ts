import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { CaseworkHouse, OTHER, RATED, type Person } from '../support/casework-house.js';
import { until } from '../support/until.js';

const DAY = 86_400_000;

let house: CaseworkHouse;
let handler: Person;
let county: Person;
let supervisor: Person;

beforeAll(async () => {
  house = await CaseworkHouse.open('console_casework');
  handler = await house.person('handler', RATED, RATED);
  county = await house.person('officer', '360829');
  supervisor = await house.person('supervisor', '360000');
});

afterAll(async () => {
  await house.close();
});

const auditOf = (code: string) =>
  consoleCollectionsOf(house.database.db)
    .audit.find({ subject: `case:${code}` })
    .sort({ _id: 1 })
    .toArray();

const WORDS = '经核实，窗口人员确有不当';

describe('a bad rating', () => {
  it('becomes a case with the department that was rated, once, by the system', async () => {
    const found = await house.badRating();
    expect(found).toMatchObject({
      state: 'awaiting-receipt',
      file: { unit: RATED, revision: 1, realName: true },
      listing: { areas: ['360829', '360800', '360000'], unit: RATED, standing: 'running' },
    });
    const entries = await auditOf(found.listing.code);
    expect(entries.map(({ actor, action }) => [actor, action])).toEqual([['system', 'case.acted']]);
    // Friday: to be received by the end of Monday, in China.
    const { body } = await house.get(county, `/v1/cases/${found.listing.code}`);
    expect(body).toMatchObject({
      ...{ dueState: 'running', revision: 1, unit: RATED },
      dueAt: '2096-06-05T00:00:00.000+08:00',
    });
  });

  it('is worked through the whole loop, each step with its audit entry and its history', async () => {
    const found = await house.badRating();
    const { code } = found.listing;
    await house.play(found, [
      [handler, 'receive'],
      [handler, 'verify', { finding: 'upheld', words: WORDS }],
      [handler, 'rectify', { words: '已整改' }],
      [handler, 'answer', { words: '已反馈' }],
      [county, 'review', { accept: true }],
      [county, 'assign-revisit', { officer: county.user._id }],
      [county, 'revisit', { outcome: 'satisfied' }],
      [county, 'close'],
    ]);
    const closed = await house.read(found);
    expect(closed).toMatchObject({ state: 'closed', listing: { standing: 'done' } });
    expect(closed.publicSteps?.map(({ name }) => name)).toEqual([
      ...['case-assigned', 'case-verified', 'case-rectified', 'case-answered', 'case-closed'],
    ]);
    const entries = await auditOf(code);
    expect(entries.map(({ details }) => details['revision'])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const { body } = await house.get(county, `/v1/cases/${code}`);
    expect(body['history']).toMatchObject([
      { action: 'assign', byName: '系统' },
      { action: 'receive', byName: '某人' },
      { action: 'verify', fields: { finding: 'upheld', words: WORDS } },
      ...['rectify', 'answer', 'review', 'assign-revisit', 'revisit', 'close'].map((action) => ({
        action,
      })),
    ]);
    expect(body['actions']).toContain('reopen');
  });

  it('that comes after the close opens the case again, and routes it again', async () => {
    const found = await house.badRating();
    await house.play(found, [
      [handler, 'receive'],
      [handler, 'verify', { finding: 'no-legal-basis', words: WORDS }],
      [handler, 'explain', { words: '说明' }],
      [handler, 'answer', { words: '反馈' }],
      [county, 'review', { accept: true }],
      [county, 'assign-revisit', { officer: county.user._id }],
      [county, 'revisit', { outcome: 'satisfied' }],
      [county, 'close'],
    ]);
    await house.badFollowUp(found);
    await until('the next round to be routed', async () => {
      const { state, file } = await house.read(found);
      return state === 'awaiting-receipt' && file.round === 1;
    });
    const again = await house.read(found);
    expect(again.ratings).toHaveLength(2);
    expect(again.file.finding).toBeUndefined();
  });

  it('that its unit returned is not routed a second time', async () => {
    const found = await house.badRating();
    await house.play(found, [[handler, 'return', { reason: '不属于本单位职责' }]]);
    const later = await house.badRating(); // routed after it: the worker has passed it by
    expect(later.state).toBe('awaiting-receipt');
    expect((await house.read(found)).state).toBe('awaiting-assignment');
    expect((await house.act(handler, found, 'receive')).status).toBe(404);
    await house.play(found, [[county, 'assign', { unit: OTHER }]]);
    expect((await house.read(found)).listing.unit).toBe(OTHER);
  });
});

describe('what people write', () => {
  it('lies in the database only sealed, is not in the audit chain, and not for those who only read', async () => {
    const found = await house.badRating();
    await house.play(found, [
      [handler, 'receive'],
      [handler, 'verify', { finding: 'upheld', words: WORDS }],
    ]);
    const { code } = found.listing;
    const stored = JSON.stringify([
      await house.read(found),
      await house.collections.history.find({ code }).toArray(),
      await auditOf(code),
    ]);
    expect(stored).toContain('upheld');
    expect(stored).not.toContain(WORDS);
    const seen = await house.get(supervisor, `/v1/cases/${code}`);
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain(WORDS);
    expect((await house.act(supervisor, found, 'receive')).status).toBe(403);
  });
});

describe('two people at once', () => {
  it('do one step; the other is told who was first and what was done', async () => {
    const found = await house.badRating();
    const answers = await Promise.all([
      house.act(handler, found, 'receive', {}, 1),
      house.act(county, found, 'supervise', { words: '请尽快办理' }, 1),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [lost] = answers.filter(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'changed-meanwhile', field: 'revision' });
    expect(lost?.body['changes']).toMatchObject([{ revision: 2, byName: '某人' }]);
    expect((await auditOf(found.listing.code)).length).toBe(2);
  });

  it('of which one is a bad rating that joins: both stand', async () => {
    const found = await house.badRating();
    const [, answer] = await Promise.all([
      house.badFollowUp(found),
      house.act(handler, found, 'receive', {}, 1),
    ]);
    expect(answer.status).toBe(200);
    expect(await house.read(found)).toMatchObject({ state: 'verifying', file: { revision: 2 } });
    expect((await house.read(found)).ratings).toHaveLength(2);
  });
});

describe('a step that is refused', () => {
  it.each([
    ['unknown', {}, 422, 'unknown-action'],
    ['close', {}, 403, 'not-allowed'],
    ['verify', { finding: 'upheld', words: '字' }, 409, 'wrong-state'],
    ['return', {}, 422, 'missing'],
  ])('%s with %j is %d %s, and changes nothing', async (action, fields, status, code) => {
    const found = await house.badRating();
    const answer = await house.act(handler, found, action, fields);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect((await house.read(found)).file.revision).toBe(1);
    expect(await auditOf(found.listing.code)).toHaveLength(1);
  });
});

describe('the list', () => {
  it('shows each case in scope once, page by page, the first due first', async () => {
    for (let i = 0; i < 7; i += 1) await house.badRating();
    const seen: { id: string; dueAt: string | null }[] = [];
    let after = '';
    do {
      const { body } = await house.get(county, `/v1/cases?limit=3${after}`);
      const { cases, next } = body as { cases: typeof seen; next: string | null };
      seen.push(...cases);
      after = next === null ? '' : `&after=${next}`;
    } while (after !== '');
    const all = await house.collections.cases.countDocuments({ areaCode: '360829' });
    expect(new Set(seen.map(({ id }) => id)).size).toBe(all);
    expect(seen).toHaveLength(all);
    const moments = seen.map(({ dueAt }) => dueAt ?? '9');
    expect(moments).toEqual([...moments].sort());
  });

  it('narrows by state, number, unit and due state, and never shows what lies outside', async () => {
    const found = await house.badRating({ projectNo: 'QUITE-SPECIAL-1' });
    const ids = async (who: Person, query: string) =>
      ((await house.get(who, `/v1/cases?${query}`)).body['cases'] as { id: string }[]).map(
        ({ id }) => id,
      );
    const mine = [found.listing.code];
    const query = 'number=QUITE-SPECIAL';
    expect(await ids(county, query)).toEqual(mine);
    expect(await ids(handler, query)).toEqual(mine);
    expect(await ids(county, `${query}&state=awaiting-receipt&due=running`)).toEqual(mine);
    expect(await ids(county, `${query}&state=closed`)).toEqual([]);
    expect(await ids(county, `${query}&unit=${OTHER}`)).toEqual([]);
    expect(await ids(county, `${query}&area=360102`)).toEqual([]);
    expect(await ids(await house.person('officer', '360102'), query)).toEqual([]);
    expect(await ids(await house.person('handler', OTHER), query)).toEqual([]);
  });
});

describe('the clock', () => {
  it('tells of what falls due once, of what it missed too, and of what is late also above', async () => {
    const found = await house.badRating();
    const { code } = found.listing;
    const notices = () => house.collections.notices.find({ case: code }).sort({ at: 1 }).toArray();
    expect((await notices()).map(({ name }) => name)).toEqual(['assigned']);
    house.now += 5 * DAY;
    await until('the reminders', async () => (await notices()).length === 3);
    expect(await notices()).toMatchObject([
      { name: 'assigned', to: [{ kind: 'department', code: RATED }] },
      { name: 'half' },
      {
        name: 'late',
        to: [
          { kind: 'department', code: RATED },
          { kind: 'area', code: '360800' },
        ],
      },
    ]);
    const officer = await house.person('officer', '360829');
    const late = await house.get(officer, `/v1/cases?due=late&number=${found.listing.number}`);
    expect(late.body['cases']).toMatchObject([{ id: code, dueState: 'late' }]);
    await house.app.close();
    house.now += DAY;
    await house.startConsole();
    const later = await house.badRating();
    expect(later.file.revision).toBe(1);
    const due = { 'listing.remindAt': { $lte: new Date(house.now) } };
    await until('nothing to be due', async () => {
      return (await house.collections.cases.countDocuments(due)) === 0;
    });
    expect(await notices()).toHaveLength(3);
  });
});
