import fc from 'fast-check';
import type { CaseDoc } from '#shared/contract/storage.js';
import { CASE_STATES, FIRST_CASE_STATE } from '#shared/domain/case.js';
import {
  actionsFor,
  advance,
  DUE_STATES,
  type CaseFile,
  type Scope,
} from '#shared/domain/casework/casework.js';
import {
  CAST,
  contextAt,
  FIELDS,
  freshCase,
  HOUR,
  MONDAY,
  type CastName,
} from '#shared/testing/casework.js';
import {
  caseCollectionsOf,
  ensureCaseStorage,
} from '../../apps/console/src/casework/store/case-collections.mongo.js';
import {
  caseConditions,
  LISTED,
  liesWithin,
} from '../../apps/console/src/casework/store/case-conditions.mongo.js';
import { fileOf, listingOf, storedFile } from '../../apps/console/src/casework/store/case-form.js';
import type {
  CaseQuery,
  CaseSelection,
} from '../../apps/console/src/casework/store/case-store.port.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('console_case_storage');
  await ensureCaseStorage(database.db);
});

afterAll(async () => {
  await database.drop();
});

const NAMES = Object.keys(CAST) as CastName[];

/** Somewhere on the way of a case: each choice is one step of somebody who can do one. */
function walked(choices: readonly number[]): CaseFile {
  let file = freshCase();
  for (const [step, choice] of choices.entries()) {
    const context = contextAt(MONDAY + (step + 1) * HOUR);
    const turns = NAMES.flatMap((name) =>
      actionsFor(file, CAST[name], context).map((action) => ({ actor: CAST[name], action })),
    );
    const turn = turns[choice % turns.length];
    if (turn === undefined) break;
    const request = { name: turn.action, fields: FIELDS[turn.action] };
    const result = advance(file, request, turn.actor, context);
    if ('file' in result) file = result.file;
  }
  return file;
}

it('a file comes back from the database as it was, wherever on its way it is', async () => {
  const { cases } = caseCollectionsOf(database.db);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1_000), { maxLength: 25 }), async (choices) => {
      const file = walked(choices);
      const { id: _id, kind, areaCode, deptCode = '', state, ratings, reopenings } = file;
      const doc: CaseDoc = {
        ...{ _id, areaCode, deptCode, state, ratings, reopenings },
        ...{ kind: kind, openedAt: new Date(file.openedAt) },
      };
      const desks = { own: ['360829'], superior: '360800' };
      const basis = { ...contextAt(MONDAY), desks, routed: 0, reminded: MONDAY };
      const stored = { ...doc, file: storedFile(file), listing: listingOf(file, basis) };
      await cases.replaceOne({ _id }, stored, { upsert: true });
      const found = await cases.findOne({ _id });
      if (found?.file === undefined) throw new Error('it is not there');
      expect(fileOf(found, found.file)).toEqual(file);
    }),
    { numRuns: 40 },
  );
});

/** Names of all stages of the plan that was chosen. */
const stagesOf = (plan: unknown): string[] =>
  typeof plan !== 'object' || plan === null
    ? []
    : Object.entries(plan).flatMap(([name, value]) => {
        if (name === 'rejectedPlans') return [];
        return name === 'stage' ? [String(value)] : stagesOf(value);
      });

const planOf = async (explained: Promise<unknown>): Promise<string[]> => stagesOf(await explained);

const AREA: Scope = { kind: 'area', code: '360829' };
const UNIT: Scope = { kind: 'department', code: 'D' };
const after = { at: new Date(MONDAY), id: 'c' };
const OPEN = CASE_STATES.filter((state) => state !== 'closed');
const turn = { keys: ['area:360829', 'person:p'], person: 'p' };

it.each<[string, Partial<CaseQuery>]>([
  ['an area', {}],
  ['a unit', { scopes: [UNIT] }],
  ['two areas', { scopes: [AREA, { kind: 'area', code: '360102' }] }],
  ['a later page', { after }],
  ['a state', { state: ['verifying'], after }],
  ['all open states', { state: OPEN, after }],
  ['a kind', { kind: 'media', after }],
  ['whose turn it is', { turn, after }],
  ...DUE_STATES.map((due): [string, Partial<CaseQuery>] => [due, { due, after }]),
])('a page of %s is read by an index, in the order of the index', async (_, query) => {
  const { cases } = caseCollectionsOf(database.db);
  const full = { scopes: [AREA], limit: 50, now: MONDAY, ...query };
  const stages = await planOf(
    cases
      .find(caseConditions(full))
      .sort({ 'listing.dueAt': 1, 'listing.code': 1 })
      .explain('queryPlanner'),
  );
  expect(stages).toContain('IXSCAN');
  expect(stages).not.toContain('SORT');
  expect(stages).not.toContain('COLLSCAN');
});

it.each<[string, object]>([
  ['a case by its code', { 'listing.code': 'c' }],
  ['a number', caseConditions({ scopes: [AREA], number: 'P-1', now: MONDAY })],
  ['days', caseConditions({ scopes: [AREA], openedFrom: MONDAY, now: MONDAY })],
  ['reminders', { ...LISTED, 'listing.remindAt': { $lte: new Date(MONDAY) } }],
  [
    'what waits to be routed',
    { state: FIRST_CASE_STATE, $expr: { $ne: ['$listing.routed', '$reopenings'] } },
  ],
])('%s is found by an index', async (_, conditions) => {
  const { cases } = caseCollectionsOf(database.db);
  const stages = await planOf(cases.find(conditions).explain('queryPlanner'));
  expect(stages.filter((stage) => ['IXSCAN', 'COLLSCAN'].includes(stage))).toEqual(
    expect.arrayContaining(['IXSCAN']),
  );
  expect(stages).not.toContain('COLLSCAN');
});

it.each<[string, Partial<CaseSelection>]>([
  ['all', {}],
  ['closed', { state: ['closed'] }],
  ['late', { due: 'late' }],
])('%s cases are counted in the index alone', async (_, selection) => {
  const { cases } = caseCollectionsOf(database.db);
  const stages = await planOf(
    cases
      .aggregate([
        { $match: caseConditions({ scopes: [AREA], now: MONDAY, ...selection }) },
        { $group: { _id: 1, n: { $sum: 1 } } },
      ])
      .explain('queryPlanner'),
  );
  expect(stages).not.toContain('FETCH');
  expect(stages).not.toContain('COLLSCAN');
});

it('what is told live lies within the same scopes as what is listed', async () => {
  const { cases } = caseCollectionsOf(database.db);
  const scoped = freshCase({ id: CASE._id });
  const code = fc.constantFrom('a', 'b', 'c', 'd');
  const scope = fc.record({ kind: fc.constantFrom('area' as const, 'department' as const), code });
  const place = fc.record({
    areas: fc.uniqueArray(code, { maxLength: 3 }),
    unit: fc.option(code, { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(place, fc.array(scope, { maxLength: 4 }), async ({ areas, unit }, scopes) => {
      const basis = { ...contextAt(MONDAY), routed: 0, reminded: MONDAY };
      const desks = { own: ['a'], superior: 'b' };
      const listing = { ...listingOf(scoped, { ...basis, desks }), areas, unit };
      const doc = { ...CASE, file: storedFile(scoped), listing };
      await cases.replaceOne({ _id: CASE._id }, doc, { upsert: true });
      const conditions = { $and: [{ _id: CASE._id }, caseConditions({ scopes, now: MONDAY })] };
      expect(liesWithin({ areas, unit }, scopes)).toBe((await cases.findOne(conditions)) !== null);
    }),
    { numRuns: 60 },
  );
});

const CASE: CaseDoc = {
  ...{ _id: 'scoped|S|P|1', deptCode: 'scoped', areaCode: 'a', kind: 'bad-rating' },
  ...{ state: 'verifying', openedAt: new Date(MONDAY), ratings: [], reopenings: 0 },
};
