import { jest } from '@jest/globals';
import { rebuildScores } from '../../apps/aggregator/src/upkeep/rebuild.js';
import { CountingHouse, decision, rating, service, visit } from '../support/counting-house.js';

// Each test makes a database of its own.
jest.setTimeout(60_000);

let house: CountingHouse;
beforeEach(async () => {
  house = await CountingHouse.open('visits');
});
afterEach(() => house.close());

const KEY = 'D|visit|V|1|1|c';
const VISITED = { y: { v5: 1 }, q4: { v5: 1 }, m11: { v5: 1 } };
const theCase = () => house.collections.cases.findOne({ _id: 'D|visit|V|1' });
/** Every counter of November that is not 0, by path: of the days, the items and the points. */
async function november(generation: number): Promise<Record<string, number>> {
  const { days, subjects } = house.collections;
  const ofMonth = (document: { _id: string }) => document._id.startsWith(`${generation}|2026-11|`);
  const found = [...(await days.find().toArray()), ...(await subjects.find().toArray())];
  return Object.fromEntries(found.filter(ofMonth).flatMap((document) => counters(document, '')));
}

function counters(value: object, path: string): [string, number][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (typeof inner === 'number') return inner === 0 ? [] : [[path + name, inner]];
    return typeof inner === 'object' && inner !== null ? counters(inner, `${path}${name}.`) : [];
  });
}

const said = (action: string, seq: number) =>
  decision({ decisionId: `E${seq}`, ratingKey: KEY, action, seq });

it('a visit is a row without an item, counted apart for its department and its point', async () => {
  await house.tell([visit({ evalDetail: ['510'], handlerSatisfaction: 5, taskCode: 'T' })]);
  const { ratings, days, subjects } = house.collections;
  expect(await house.year()).toEqual(VISITED);
  expect(await days.findOne({})).toEqual({
    _id: '1|2026-11|D',
    deptCode: 'D',
    d: { '02': { c: { v5: 1 } } },
  });
  expect(await subjects.findOne({})).toEqual({
    _id: '1|2026-11|D|0',
    deptCode: 'D',
    pt: { X: { t: { v5: 1 }, d: { '02': { v5: 1 } } } },
  });
  await house.tell([visit({ projectNo: 'W' })]);
  const [named, unnamed] = await ratings.find().sort({ _id: 1 }).toArray();
  expect(named).toMatchObject({ _id: KEY, visit: true, taskCode: 'T', service: 'D|visit|V|1' });
  expect(unnamed).toMatchObject({ _id: 'D|visit|W|1|1|c', visit: true, door: 'direct' });
  expect(unnamed).not.toHaveProperty('taskCode');
});

it('stands beside what is said of services', async () => {
  await house.tell([service(), rating()]);
  const { y } = await house.year();
  await house.tell([visit(), visit({ projectNo: 'W', satisfaction: 1 })]);
  expect(await house.year()).toMatchObject({ y: { ...(y as object), v5: 1, v1: 1 } });
});

it('is excluded and restored like any rating, by decisions that may come before it', async () => {
  await house.tell([said('exclude', 1)]);
  await house.tell([visit()]);
  expect(await house.year()).toEqual({ y: { vx: 1 }, q4: { vx: 1 }, m11: { vx: 1 } });
  await house.tell([said('restore', 2)]);
  expect(await house.year()).toEqual(VISITED);
});

it('a bad one opens a case that says it is a visit; a bad follow-up joins it, and counts nowhere', async () => {
  await house.tell([visit({ satisfaction: 2 })]);
  expect(await theCase()).toMatchObject({
    kind: 'bad-rating',
    state: 'awaiting-assignment',
    visit: true,
    ratings: [KEY],
  });
  const before = await house.year();
  await house.tell([visit({ assessNumber: 2, satisfaction: 1 })]);
  expect(await theCase()).toMatchObject({ visit: true, ratings: [KEY, 'D|visit|V|1|2|c'] });
  expect(await house.year()).toEqual(before);
});

it('a bad follow-up of a good one opens a case, and so does a bad word about a person', async () => {
  await house.tell([visit(), visit({ projectNo: 'W', handlerSatisfaction: 1 })]);
  expect(await theCase()).toBeNull();
  await house.tell([visit({ assessNumber: 2, satisfaction: 1 })]);
  const cases = await house.collections.cases.find().sort({ _id: 1 }).toArray();
  expect(cases.map(({ _id, visit: isVisit }) => [_id, isVisit])).toEqual([
    ['D|visit|V|1', true],
    ['D|visit|W|1', true],
  ]);
});

it('a case of a service does not say so', async () => {
  await house.tell([rating({ satisfaction: 1 })]);
  expect(await house.collections.cases.findOne({})).not.toHaveProperty('visit');
});

it('what pretends to be one is set aside', async () => {
  await house.tell([
    visit({ isDefault: true }),
    visit({ space: undefined }),
    visit({ visit: undefined, taskCode: 'T' }),
    visit({ visit: false }),
    rating({ taskCode: undefined }),
    service({ space: 'visit' }),
  ]);
  const aside = await house.collections.quarantine.find().sort({ offset: 1 }).toArray();
  expect(aside.map(({ reason, field }) => [reason, field])).toEqual([
    ['out-of-range', 'visit'],
    ['out-of-range', 'space'],
    ['out-of-range', 'space'],
    ['missing', 'taskCode'],
    ['missing', 'taskCode'],
    ['out-of-range', 'space'],
  ]);
  expect(await house.year()).toEqual({});
});

it('is told twice and counted once, and a rebuild counts it again as it was', async () => {
  await house.tell([service(), rating(), visit(), visit({ projectNo: 'W', satisfaction: 1 })]);
  const heard = await house.tell([visit({ satisfaction: 1 }), said('exclude', 1)]);
  expect(heard[0]?.duplicates).toEqual(['rating']);
  await rebuildScores(house.database.db);
  expect(await house.year(2026, 'D', 2)).toEqual(await house.year());
  expect(await house.year(2026, 'D', 2)).toMatchObject({ y: { n: 1, a: 1, v1: 1, vx: 1 } });
  const rebuilt = await november(2);
  expect(rebuilt).toEqual(await november(1));
  expect(rebuilt).toMatchObject({ 'pt.X.t.v1': 1, 'pt.X.t.vx': 1, 'd.02.c.v1': 1 });
});
