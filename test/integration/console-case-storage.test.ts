import fc from 'fast-check';
import type { CaseDoc } from '#shared/contract/storage.js';
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
import { caseConditions } from '../../apps/console/src/casework/store/case-conditions.mongo.js';
import { fileOf, listingOf, storedFile } from '../../apps/console/src/casework/store/case-form.js';
import type { CaseQuery } from '../../apps/console/src/casework/store/case-store.port.js';
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
        ...{ kind: kind as 'bad-rating', openedAt: new Date(file.openedAt) },
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

/** Names of all stages of a plan. */
const stagesOf = (plan: unknown): string[] =>
  typeof plan !== 'object' || plan === null
    ? []
    : Object.entries(plan).flatMap(([name, value]) =>
        name === 'stage' ? [String(value)] : stagesOf(value),
      );

const AREA: Scope = { kind: 'area', code: '360829' };
const UNIT: Scope = { kind: 'department', code: 'D' };
const after = { dueAt: new Date(MONDAY), code: 'c' };

it.each<[string, Partial<CaseQuery>]>([
  ['an area', {}],
  ['a unit', { scopes: [UNIT] }],
  ['two areas', { scopes: [AREA, { kind: 'area', code: '360102' }] }],
  ['a later page', { after }],
  ['a state', { state: ['verifying'], after }],
  ...DUE_STATES.map((due): [string, Partial<CaseQuery>] => [due, { due, after }]),
])('a page of %s is read by an index, in the order of the index', async (_, query) => {
  const { cases } = caseCollectionsOf(database.db);
  const full = { scopes: [AREA], limit: 50, now: MONDAY, ...query };
  const { queryPlanner } = (await cases
    .find(caseConditions(full))
    .sort({ 'listing.dueAt': 1, 'listing.code': 1 })
    .explain('queryPlanner')) as { queryPlanner: { winningPlan: unknown } };
  const stages = stagesOf(queryPlanner.winningPlan);
  expect(stages).toContain('IXSCAN');
  expect(stages).not.toContain('SORT');
  expect(stages).not.toContain('COLLSCAN');
});
