import { CASE_KINDS, type CaseKindName } from '#shared/domain/casework/casework.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { CaseworkHouse, OTHER, RATED, type Person } from '../support/casework-house.js';
import { DEPARTMENTS } from '../support/registry.js';

let house: CaseworkHouse;
let county: Person;
let handler: Person;
let supervisor: Person;

beforeAll(async () => {
  house = await CaseworkHouse.open('console_by_hand');
  county = await house.person('officer', '360829');
  handler = await house.person('handler', RATED, RATED);
  supervisor = await house.person('supervisor', '360829');
});

afterAll(async () => {
  await house.close();
});

const COMMON = { title: '窗口排队时间长', words: '周一上午只开一个窗口', department: RATED };
const PERSON = { name: '李小明', phone: '13912345678' };
const day = '2096-05-30';

/** What the form of each kind is given. */
const FORMS: Readonly<Record<Exclude<CaseKindName, 'bad-rating'>, object>> = {
  'hotline-complaint': { number: '12345-2096-0001', ...COMMON, ...PERSON },
  observation: { day, ...COMMON, files: '照片两张' },
  inspection: { about: 'service', day, ...COMMON, project: '一网通办' },
  media: { medium: '某报', day, link: 'https://news.example.cn/1', ...COMMON },
  difficulty: { ...COMMON, ...PERSON },
  whistle: { enterprise: '某某科技有限公司', ...COMMON, ...PERSON },
  suggestion: { ...COMMON },
  'deputy-suggestion': { number: '第17号', session: '十五届三次', deputies: '王代表', ...COMMON },
  'member-proposal': { number: '第9号', session: '十三届三次', members: '赵委员', ...COMMON },
  dispatch: { topic: '不动产登记', ...COMMON },
};
const KINDS = Object.keys(FORMS) as (keyof typeof FORMS)[];

const enter = (who: Person, kind: string, fields: object, area = '360829') =>
  house.post(who, '/v1/cases', { kind, area, fields });

it('every kind but the bad rating has a form here', () => {
  expect(['bad-rating', ...KINDS].sort()).toEqual(Object.keys(CASE_KINDS).sort());
});

it.each(KINDS)(
  '%s comes to the department it names, like a rating, with its audit',
  async (kind) => {
    const found = await house.entered(county, kind, FORMS[kind]);
    const { code } = found.listing;
    expect(found).toMatchObject({
      ...{ kind, state: 'awaiting-receipt', deptCode: RATED, ratings: [] },
      file: { unit: RATED, revision: 1 },
    });
    const entries = await consoleCollectionsOf(house.database.db)
      .audit.find({ subject: `case:${code}` })
      .sort({ _id: 1 })
      .toArray();
    expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
      [county.user._id, 'case.opened'],
      ['system', 'case.acted'],
    ]);
    const { body } = await house.get(handler, `/v1/cases/${code}`);
    expect(body).toMatchObject({ kind, department: RATED, entered: { byName: '某人' } });
    const list = await house.get(handler, `/v1/cases?kind=${kind}&mine=true`);
    expect(list.body['cases']).toMatchObject([{ id: code }]);
  },
);

it('a number of the form is that of the case; another gets one of its own', async () => {
  const hotline = await enter(county, 'hotline-complaint', {
    ...FORMS['hotline-complaint'],
    number: 'GD-77',
  });
  expect(hotline.body['number']).toBe('GD-77');
  const other = await enter(county, 'suggestion', COMMON);
  expect(other.body['number']).toMatch(/^20960601-[0-9A-F]{8}$/);
});

it('without a department it waits for an officer, who finds one', async () => {
  const { title, words } = COMMON;
  const found = await house.entered(county, 'suggestion', { title, words });
  expect(found).toMatchObject({ state: 'awaiting-assignment', listing: { routed: 0 } });
  expect((await house.act(county, found, 'assign', { unit: OTHER })).status).toBe(200);
  expect((await house.read(found)).file.unit).toBe(OTHER);
});

describe('what is personal', () => {
  it('rests sealed, stands in no audit entry, and is masked for whoever reads', async () => {
    const words = '我是李小明，电话13912345678，窗口不给办';
    const fields = { ...FORMS.whistle, words };
    const found = await house.entered(county, 'whistle', fields);
    const { code } = found.listing;
    const { audit } = consoleCollectionsOf(house.database.db);
    const stored = JSON.stringify([
      await house.read(found),
      await audit.find({ subject: `case:${code}` }).toArray(),
      await house.collections.history.find({ code }).toArray(),
    ]);
    for (const secret of [...Object.values(PERSON), words, '某某科技有限公司']) {
      expect(stored).not.toContain(secret);
    }
    for (const who of [county, handler]) {
      const { text, body } = await house.get(who, `/v1/cases/${code}`);
      expect(body['entered']).toMatchObject({
        fields: {
          ...{ name: '李**', phone: '139******78', title: COMMON.title },
          words: '我是李小明，电话139******78，窗口不给办',
        },
      });
      expect(text).not.toContain(PERSON.phone);
      expect(text).not.toContain('某某科技');
    }
  });

  it('is not shown at all to who only reads, save what he wrote himself', async () => {
    const foreign = await house.entered(county, 'difficulty', FORMS.difficulty);
    const own = await house.entered(supervisor, 'observation', FORMS.observation);
    const fieldsOf = async (code: string) =>
      (await house.get(supervisor, `/v1/cases/${code}`)).body['entered'] as { fields: object };
    const shown = (await fieldsOf(foreign.listing.code)).fields;
    expect(Object.keys(shown)).toEqual(['department', 'title']);
    expect((await fieldsOf(own.listing.code)).fields).toMatchObject({ words: COMMON.words });
  });

  it('makes a 回访 possible: who left a number is called before the case is closed', async () => {
    const work = async (fields: object) => {
      const found = await house.entered(county, 'difficulty', fields);
      await house.play(found, [
        [handler, 'receive'],
        [handler, 'verify', { finding: 'upheld', words: '可以解决' }],
        [handler, 'rectify', { words: '已增开窗口' }],
        [handler, 'answer', { words: '已办好' }],
        [county, 'review', { accept: true }],
      ]);
      return (await house.read(found)).state;
    };
    expect(await work(FORMS.difficulty)).toBe('revisiting');
    expect(await work(COMMON)).toBe('answered');
  });
});

describe('who enters what', () => {
  it.each<[string, () => Person, string, object, number, string]>([
    ['a supervisor an observation', () => supervisor, 'observation', FORMS.observation, 201, ''],
    ['an officer one too', () => county, 'observation', FORMS.observation, 201, ''],
    ['a supervisor no other kind', () => supervisor, 'media', FORMS.media, 403, 'forbidden'],
    ['a handler nothing', () => handler, 'observation', FORMS.observation, 403, 'forbidden'],
    ['nobody a bad rating', () => county, 'bad-rating', {}, 422, 'invalid'],
  ])('%s', async (_, who, kind, fields, status, code) => {
    const answer = await enter(who(), kind, fields);
    expect([answer.status, answer.body['code'] ?? '']).toEqual([status, code]);
  });

  it('nobody where his scope does not reach, or for what is not there', async () => {
    const outside = await enter(county, 'media', FORMS.media, '360102');
    expect([outside.status, outside.body['field']]).toEqual([403, 'area']);
    expect((await enter(county, 'media', FORMS.media, '999999')).body['code']).toBe(
      'unknown-place',
    );
  });
});

it.each([
  [{ title: '', words: '字' }, 'empty', 'title'],
  [{ title: '题' }, 'missing', 'words'],
  [{ ...COMMON, more: 1 }, 'unknown-field', 'more'],
  [{ ...COMMON, department: 'NOBODY' }, 'unknown-unit', 'department'],
  [
    { ...COMMON, department: DEPARTMENTS.find(({ area }) => area === '360102')?.code },
    'unknown-unit',
    'department',
  ],
])('a form with a fault opens nothing: %j is %s at %s', async (fields, code, field) => {
  const before = await house.collections.cases.countDocuments();
  const answer = await enter(county, 'suggestion', fields);
  expect([answer.status, answer.body['code'], answer.body['field']]).toEqual([422, code, field]);
  expect(await house.collections.cases.countDocuments()).toBe(before);
});

describe('the list', () => {
  it('narrows to several states, a kind, days and whose turn it is', async () => {
    const own = await house.person('officer', '360829');
    const at = '2096-06-01';
    const count = async (query: string) =>
      ((await house.get(own, `/v1/cases?limit=200&${query}`)).body['cases'] as object[]).length;
    const all = await count('');
    const states = ['awaiting-receipt', 'awaiting-assignment', 'verifying'];
    const ofStates = await Promise.all(states.map((state) => count(`state=${state}`)));
    const together = await count(states.map((state) => `state=${state}`).join('&'));
    expect(together).toBe(ofStates.reduce((a, b) => a + b));
    const ofKinds = await Promise.all(KINDS.map((kind) => count(`kind=${kind}`)));
    expect(ofKinds.reduce((a, b) => a + b)).toBe(all);
    expect(await count(`openedFrom=${at}&openedTo=${at}`)).toBe(all);
    expect(await count('openedFrom=2096-06-02')).toBe(0);
    expect(await count('openedTo=2096-05-31')).toBe(0);
    expect(await count('mine=true')).toBeLessThan(all);
    for (const wrong of ['state=so', 'kind=so', 'openedFrom=2096-13-01', 'mine=so']) {
      expect((await house.get(own, `/v1/cases?${wrong}`)).status).toBe(422);
    }
  });

  it('and its tabs count what they show', async () => {
    const { body } = await house.get(county, '/v1/cases/counts');
    const count = async (query: string) =>
      ((await house.get(county, `/v1/cases?limit=200&${query}`)).body['cases'] as object[]).length;
    expect(body).toEqual({
      mine: await count('mine=true'),
      soon: await count('due=due-soon'),
      late: await count('due=late'),
      closed: await count('state=closed'),
      all: await count(''),
      open: (await count('')) - (await count('state=closed')),
    });
    expect(body).toMatchObject({ all: expect.any(Number) as number });
  });
});
