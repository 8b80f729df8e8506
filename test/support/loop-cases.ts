import type { WorkedCaseDoc } from '#shared/contract/case-storage.js';
import {
  CASE_KINDS,
  nextRound,
  type CaseFile,
  type CaseKindName,
} from '#shared/domain/casework/casework.js';
import { addDays, startOfChinaDay, type Day } from '#shared/domain/china-time.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { Db } from '#shared/mongo/connect.js';
import {
  act,
  contextAt,
  freshCase,
  HOUR,
  TO_CLOSED,
  TO_EXCLUDED,
  TO_VERIFYING,
  type Beat,
} from '#shared/testing/casework.js';
import { caseCollectionsOf } from '../../apps/console/src/casework/store/case-collections.mongo.js';
import { listingOf, storedFile } from '../../apps/console/src/casework/store/case-form.js';
import type { Random } from './random.js';
import { AREAS, DEPARTMENTS } from './registry.js';

const KINDS = Object.keys(CASE_KINDS) as CaseKindName[];

/** Codes of an area and of all above it. */
export function lineageOf(code: string): string[] {
  const parent = AREAS.find((area) => area.code === code)?.parent ?? '';
  return parent === '' ? [code] : [code, ...lineageOf(parent)];
}

const PLACES: readonly CasePlace[] = DEPARTMENTS.map(({ code, area }) => ({
  deptCode: code,
  lineage: lineageOf(area),
}));

const UNREACHED: readonly Beat[] = [1, 2, 3].map(() => [
  ...['county', 'revisit', { outcome: 'unreached' }],
]) as unknown as Beat[];

const STORIES: readonly (readonly Beat[])[] = [
  TO_CLOSED,
  TO_CLOSED,
  TO_EXCLUDED,
  [...TO_CLOSED.slice(0, 7), ...UNREACHED],
  [...TO_CLOSED.slice(0, 7), ['county', 'revisit', { outcome: 'unsatisfied' }]],
  [...TO_VERIFYING, ['handler', 'verify', { finding: 'no-legal-basis' }], ['handler', 'explain']],
];

/** Where a case can lie: a department, and its area with all above it. */
export interface CasePlace {
  readonly deptCode: string;
  readonly lineage: readonly string[];
}

/** A case as the loop has it, and whether console has seen it, in its present round at least. */
export interface MadeCase {
  readonly lineage: readonly string[];
  readonly file: CaseFile;
  readonly seen: 'yes' | 'not-again' | 'no';
}

/** What cases are like; without `places` they lie in the corner of Jiangxi that tests have. */
export interface Made {
  readonly places?: readonly CasePlace[];
  /** The share of those that were closed in the usual way; the others stopped on theirs. */
  readonly finished?: number;
  /** No step was taken after this moment, epoch milliseconds. */
  readonly until?: number;
}

/** Cases opened within some China days from `first` on. */
export const randomCases = (
  random: Random,
  count: number,
  first: Day,
  days: number,
  made: Made = {},
): MadeCase[] => Array.from({ length: count }, (_, i) => randomCase(random, i, first, days, made));

function randomCase(random: Random, i: number, first: Day, days: number, made: Made): MadeCase {
  const { places = PLACES, finished = 0, until = Number.POSITIVE_INFINITY } = made;
  const { deptCode, lineage } = random.pick(places);
  const day = addDays(first, random.int(0, days - 1));
  const openedAt = startOfChinaDay(day) + random.int(0, 86_399_000);
  const fresh = freshCase({ openedAt, realName: random.chance(0.7) });
  const isUnseen = random.chance(0.05);
  const isFinished = random.chance(finished);
  const story = isUnseen ? [] : isFinished ? TO_CLOSED : random.pick(STORIES);
  const gap = random.pick([HOUR, 10 * HOUR, 80 * HOUR]);
  let file = fresh;
  const length = isFinished ? story.length : random.int(0, story.length);
  for (const [n, beat] of story.slice(0, length).entries()) {
    const at = openedAt + (n + 1) * gap;
    if (at > until) break;
    const result = act(file, beat, contextAt(at));
    // Who gave no name is not called: the story has steps that are not taken then.
    if ('file' in result) file = result.file;
  }
  const [areaCode = ''] = lineage;
  const id = `${deptCode}|CASES|N-${i}|1`;
  const unit = file.unit === undefined ? undefined : deptCode;
  // Only what was closed is opened again behind console's back.
  const isAgain = file.state === 'closed' && random.chance(0.3);
  const seen = isUnseen ? 'no' : isAgain ? 'not-again' : 'yes';
  const kind = random.chance(0.9) ? 'bad-rating' : random.pick(KINDS);
  return { file: { ...file, id, kind, areaCode, deptCode, unit }, seen, lineage };
}

/** The case that people would count: its present round. */
export const presentRound = ({ file, seen }: MadeCase): CaseFile =>
  seen === 'yes'
    ? file
    : { ...nextRound(file), unit: file.unit, rulings: file.rulings, clock: { past: [] } };

/**
 * Puts cases into the database as aggregator and console leave them; what fell due up to `reminded`
 * (epoch milliseconds) has been told.
 */
export async function insertMadeCases(
  db: Db,
  made: readonly MadeCase[],
  calendar: WorkCalendar,
  reminded?: number,
): Promise<void> {
  await caseCollectionsOf(db).cases.insertMany(
    made.map((one) => documentOf(one, calendar, reminded)),
  );
}

function documentOf(
  { file, seen, lineage }: MadeCase,
  calendar: WorkCalendar,
  reminded = file.openedAt,
): WorkedCaseDoc {
  const { id, areaCode, deptCode = '', kind, state, ratings, reopenings } = file;
  const opened = {
    ...{ _id: id, areaCode, deptCode, kind: kind as 'bad-rating' },
    ...{ state, ratings, openedAt: new Date(file.openedAt), reopenings },
  };
  if (seen === 'no') return opened;
  const at = file.openedAt;
  const [own = '', superior = own] = lineage;
  const desks = { own: [own], superior };
  const basis = { lineage, desks, calendar, at, routed: 0, reminded };
  const worked = { ...opened, file: storedFile(file), listing: listingOf(file, basis) };
  if (seen === 'yes') return worked;
  return { ...worked, state: 'awaiting-assignment', reopenings: reopenings + 1 };
}
