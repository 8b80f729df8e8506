import fc from 'fast-check';
import {
  actionsFor,
  advance,
  CASE_ACTION_NAMES,
  type Actor,
  type CaseActionName,
  type CaseEffect,
  type CaseFile,
} from '../domain/casework/casework.js';
import {
  CAST,
  contextAt,
  FIELDS,
  freshCase,
  HOUR,
  MONDAY,
  play,
  TO_DECISION,
  type CastName,
} from './casework.js';

export const NAMES = Object.keys(CAST) as CastName[];

/** Fields that steer a step one way or the other. */
const steering = fc.record(
  {
    unit: fc.constantFrom('DEPT-RATED', 'DEPT-OTHER'),
    finding: fc.constantFrom('upheld', 'no-legal-basis', 'mistaken', 'malicious'),
    approve: fc.boolean(),
    accept: fc.boolean(),
    outcome: fc.constantFrom('satisfied', 'unsatisfied', 'unreached'),
    cause: fc.constantFrom('follow-up', 'objection', 'falsified'),
    what: fc.constantFrom('pause', 'complex'),
    days: fc.integer({ min: 1, max: 5 }),
    officer: fc.constantFrom('county', 'city', 'insider', 'handler'),
    ratings: fc.subarray(['rating-1', 'rating-2', 'rating-3'], { minLength: 1 }),
    reason: fc.constant('理由'),
  },
  { requiredKeys: ['reason'] },
);
type Steering = Record<string, unknown>;

/** One of what moves the case on, now and then of all that can be done, or of what cannot. */
const turn = fc.record({
  pick: fc.nat(1_000),
  range: fc.constantFrom('on', 'on', 'on', 'on', 'on', 'on', 'any', 'none'),
  who: fc.nat(NAMES.length - 1),
  steering,
  hours: fc.integer({ min: 0, max: 60 }),
  joins: fc.nat(39).map((n) => n === 0),
});
export type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

/** Actions that leave a case where it is. */
const ASIDE: readonly CaseActionName[] = [
  'supervise',
  'ask',
  'decline',
  'extend',
  'mark-complex',
  'pause',
  'resume',
];

/** Cases of several kinds. */
export const opening = fc.record({
  kind: fc.constantFrom('bad-rating', 'hotline-complaint', 'suggestion'),
  ratings: fc.integer({ min: 1, max: 3 }).map((n) => Array.from({ length: n }, ratingName)),
  realName: fc.boolean(),
  /** Some begin where an exclusion is proposed, which few would come to. */
  isProposed: fc.boolean(),
});
const ratingName = (_: unknown, i: number): string => `rating-${i + 1}`;

export type Opening = typeof opening extends fc.Arbitrary<infer T> ? T : never;

/** How far a walk came: the case after each step that was not refused, and all effects. */
export interface Walk {
  file: CaseFile;
  at: number;
  readonly effects: CaseEffect[];
  readonly trail: CaseFile[];
}

/** The case of an opening. */
export function opened({ kind, ratings, realName, isProposed }: Opening): CaseFile {
  if (kind !== 'bad-rating') return freshCase({ kind, realName, ratings: [] });
  const file = freshCase({ kind, realName, ratings });
  return isProposed ? play(file, TO_DECISION).file : file;
}

/** What of the steering an action has a field for. */
const fitting = (name: keyof typeof FIELDS, all: Steering): Steering =>
  Object.fromEntries(
    Object.entries(all).filter(
      ([field]) => field in FIELDS[name] || (name === 'review' && field === 'reason'),
    ),
  );

/** A case after what a cast of people did to it. */
export function walk(start: CaseFile, turns: readonly Turn[], cast: readonly Actor[]): Walk {
  const state: Walk = { file: start, at: MONDAY, effects: [], trail: [start] };
  for (const { pick, range, who, steering: fields, hours, joins } of turns) {
    state.at += hours * HOUR;
    if (joins && state.file.kind === 'bad-rating') state.file = joined(state.file);
    const context = contextAt(state.at);
    const offers =
      range === 'none'
        ? CASE_ACTION_NAMES.flatMap((name) => cast.slice(who, who + 1).map((by) => ({ by, name })))
        : cast
            .flatMap((by) => actionsFor(state.file, by, context).map((name) => ({ by, name })))
            .filter(({ name }) => range === 'any' || !ASIDE.includes(name));
    const chosen = offers[pick % Math.max(offers.length, 1)];
    if (chosen === undefined) continue;
    const { by, name } = chosen;
    const request = { name, fields: { ...FIELDS[name], ...fitting(name, fields) } };
    const result = advance(state.file, request, by, context);
    if ('fault' in result) continue;
    state.file = result.file;
    state.effects.push(...result.effects);
    state.trail.push(result.file);
  }
  return state;
}

/** As the aggregator does it: a bad follow-up joins an open case and opens a closed one again. */
function joined(file: CaseFile): CaseFile {
  const ratings = [...new Set([...file.ratings, `rating-${file.ratings.length + 1}`])];
  return file.state === 'closed'
    ? { ...file, ratings, state: 'awaiting-assignment', reopenings: file.reopenings + 1 }
    : { ...file, ratings };
}

/** Long enough to come to every state. */
export const turns = fc.array(turn, { minLength: 20, maxLength: 90, size: 'max' });
