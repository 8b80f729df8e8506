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

/** A case as the loop has it, and whether console has seen it, in its present round at least. */
export interface MadeCase {
  readonly file: CaseFile;
  readonly seen: 'yes' | 'not-again' | 'no';
}

/** Cases of all departments on their way, opened within some China days from `first` on. */
export const randomCases = (random: Random, count: number, first: Day, days: number): MadeCase[] =>
  Array.from({ length: count }, (_, i) => randomCase(random, i, first, days));

function randomCase(random: Random, i: number, first: Day, days: number): MadeCase {
  const department = random.pick(DEPARTMENTS);
  const day = addDays(first, random.int(0, days - 1));
  const openedAt = startOfChinaDay(day) + random.int(0, 86_399_000);
  const fresh = freshCase({ openedAt, realName: random.chance(0.7) });
  const isUnseen = random.chance(0.05);
  const story = isUnseen ? [] : random.pick(STORIES);
  const gap = random.pick([HOUR, 10 * HOUR, 80 * HOUR]);
  let file = fresh;
  for (const [n, beat] of story.slice(0, random.int(0, story.length)).entries()) {
    const result = act(file, beat, contextAt(openedAt + (n + 1) * gap));
    // Who gave no name is not called: the story has steps that are not taken then.
    if ('file' in result) file = result.file;
  }
  const { code, area } = department;
  const id = `${code}|CASES|N-${i}|1`;
  const unit = file.unit === undefined ? undefined : code;
  // Only what was closed is opened again behind console's back.
  const isAgain = file.state === 'closed' && random.chance(0.3);
  const seen = isUnseen ? 'no' : isAgain ? 'not-again' : 'yes';
  const kind = random.chance(0.9) ? 'bad-rating' : random.pick(KINDS);
  return { file: { ...file, id, kind, areaCode: area, deptCode: code, unit }, seen };
}

/** The case that people would count: its present round. */
export const presentRound = ({ file, seen }: MadeCase): CaseFile =>
  seen === 'yes'
    ? file
    : { ...nextRound(file), unit: file.unit, rulings: file.rulings, clock: { past: [] } };

/** Puts cases into the database as aggregator and console leave them. */
export async function insertMadeCases(
  db: Db,
  made: readonly MadeCase[],
  calendar: WorkCalendar,
): Promise<void> {
  await caseCollectionsOf(db).cases.insertMany(made.map((one) => documentOf(one, calendar)));
}

function documentOf({ file, seen }: MadeCase, calendar: WorkCalendar): WorkedCaseDoc {
  const { id, areaCode, deptCode = '', kind, state, ratings, reopenings } = file;
  const opened = {
    ...{ _id: id, areaCode, deptCode, kind: kind as 'bad-rating' },
    ...{ state, ratings, openedAt: new Date(file.openedAt), reopenings },
  };
  if (seen === 'no') return opened;
  const at = file.openedAt;
  const lineage = lineageOf(areaCode);
  const [own = '', superior = own] = lineage;
  const desks = { own: [own], superior };
  const basis = { lineage, desks, calendar, at, routed: 0, reminded: at };
  const worked = { ...opened, file: storedFile(file), listing: listingOf(file, basis) };
  if (seen === 'yes') return worked;
  return { ...worked, state: 'awaiting-assignment', reopenings: reopenings + 1 };
}

/** Codes of an area and of all above it. */
export function lineageOf(code: string): string[] {
  const parent = AREAS.find((area) => area.code === code)?.parent ?? '';
  return parent === '' ? [code] : [code, ...lineageOf(parent)];
}
