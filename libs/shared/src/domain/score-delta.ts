import { chinaDay } from './china-time.js';
import type { CountKey } from './counts.js';
import { dayPaths, MONTH_CHANNELS, MONTH_HOURS, MONTH_TAGS, type DayPaths } from './score-paths.js';
import {
  cohortState,
  isExcluded,
  standingRevision,
  type RatingFact,
  type ServiceFact,
  type ServiceFacts,
} from './service-facts.js';

/** Paths within one score document, and what to add to each. */
export type PathSums = Map<string, number>;

/** Counters below one prefix. */
type Cells = Map<string, number>;
/** Counters of one document by prefix. */
type Prefixes = Map<string, Cells>;
/** Counters of the items and points of one document, by kind (`it`, `pt`), then by code. */
type Subjects = Record<'it' | 'pt', Map<string, Prefixes>>;

/**
 * Changes of the score documents, merged per document: what the aggregator turns into one `$inc`
 * each. Keys are `<year>|<deptCode>` (heads) and `<YYYY-MM>|<deptCode>` (days and subjects).
 * Paths, with `<cell>` a counter of counts.ts:
 * - heads: `y.<cell>`, `q1..q4.<cell>`, `m01..m12.<cell>`, and `w.<MMDD>` unrated services by
 *   service day, from which `pending` is summed while windows are open;
 * - days: `t.ch.<channel>.<cell>`, `t.hr.<hours>.<cell>`, `t.tg.<tag>` for the month, and
 *   `d.<DD>.c.<cell>`, `d.<DD>.ch…`, `d.<DD>.hr…`, `d.<DD>.tg…` for a day;
 * - subjects: `it.<taskCode>.t.<cell>`, `it.<taskCode>.d.<DD>.<cell>`, and `pt.<pointCode>…`.
 * The counters of visits are only in heads, in `d.<DD>.c` and at points.
 */
export class ScoreDelta {
  private readonly headSums = new Map<string, Prefixes>();
  private readonly daySums = new Map<string, Prefixes>();
  private readonly subjectSums = new Map<string, Subjects>();

  /** Takes one service out of the scores as it was, and puts it in as it is. */
  move(before: ServiceFacts, after: ServiceFacts): void {
    this.fold(before, -1);
    this.fold(after, 1);
  }

  /** Adds (`sign` 1) or takes away (-1) all that one service contributes. */
  fold(facts: ServiceFacts, sign: 1 | -1): void {
    const service = standingRevision(facts);
    for (const rating of facts.ratings) {
      if (rating.isDefault || !isDepartments(rating)) continue;
      this.foldRating(facts, rating, service, sign);
    }
    if (service !== undefined && service.withdrawn !== true && isDepartments(service)) {
      this.foldCohort(facts, service, sign);
    }
  }

  /** Changes of `score_heads`; made anew at each reading, without what cancelled out. */
  get heads(): Map<string, PathSums> {
    return flattened(this.headSums, flatten);
  }

  /** Changes of `score_days`; made anew at each reading, without what cancelled out. */
  get days(): Map<string, PathSums> {
    return flattened(this.daySums, flatten);
  }

  /** Changes of `scores`; made anew at each reading, without what cancelled out. */
  get subjects(): Map<string, PathSums> {
    return flattened(this.subjectSums, (subjects, into) => {
      for (const kind of ['it', 'pt'] as const) {
        for (const [code, prefixes] of subjects[kind]) flatten(prefixes, into, `${kind}.${code}.`);
      }
    });
  }

  private foldRating(
    facts: ServiceFacts,
    rating: RatingFact,
    service: ServiceFact | undefined,
    sign: number,
  ): void {
    const excluded = isExcluded(facts, rating.key);
    const place = this.placeOf(facts.deptCode, rating.ratedAt);
    if (rating.visit === true) {
      foldVisit(place, rating, excluded, sign);
      return;
    }
    const cell = ratingCell(rating, excluded);
    const point = rating.pointCode ?? service?.pointCode;
    foldEverywhere(place, rating.taskCode, point, cell, sign);
    if (!excluded && rating.handlerLevel !== undefined) {
      foldEverywhere(place, rating.taskCode, point, `h${rating.handlerLevel}`, sign);
    }
    if (rating.round !== 1) return;
    const { days, paths } = place;
    add(days, MONTH_CHANNELS[rating.channel], cell, sign);
    add(days, paths.dayChannels[rating.channel], cell, sign);
    if (service !== undefined) foldHours(place, service, cell, sign);
    if (excluded || rating.tags === undefined) return;
    for (const tag of rating.tags) {
      add(days, MONTH_TAGS, tag, sign);
      add(days, paths.dayTags, tag, sign);
    }
  }

  private foldCohort(facts: ServiceFacts, service: ServiceFact, sign: number): void {
    const place = this.placeOf(facts.deptCode, service.servedAt);
    const state = cohortState(facts);
    for (const cell of COHORT_CELLS[state]) {
      foldEverywhere(place, service.taskCode, service.pointCode, cell, sign);
      foldHours(place, service, cell, sign);
    }
    if (state === 'unrated') add(place.head, 'w', place.paths.mmdd, sign);
  }

  /** Where an instant of a department falls in the documents. */
  private placeOf(deptCode: string, at: number): Place {
    const paths = dayPaths(chinaDay(at));
    const monthKey = `${paths.yearMonth}|${deptCode}`;
    return {
      paths,
      head: entry(this.headSums, `${paths.year}|${deptCode}`, newPrefixes),
      days: entry(this.daySums, monthKey, newPrefixes),
      subjects: entry(this.subjectSums, monthKey, newSubjects),
    };
  }
}

/** A visit stands beside the scores of its department and point, and nowhere else. */
function foldVisit(place: Place, rating: RatingFact, excluded: boolean, sign: number): void {
  if (rating.round !== 1) return;
  foldEverywhere(place, undefined, rating.pointCode, excluded ? 'vx' : `v${rating.level}`, sign);
}

interface Place {
  readonly paths: DayPaths;
  readonly head: Prefixes;
  readonly days: Prefixes;
  readonly subjects: Subjects;
}

const COHORT_CELLS = {
  active: ['n', 'a'],
  defaulted: ['n', 's'],
  unrated: ['n'],
} as const satisfies Record<string, readonly CountKey[]>;

/** Into the department's year, quarter, month and day, and into its item and point if there are. */
function foldEverywhere(
  { paths, head, days, subjects }: Place,
  taskCode: string | undefined,
  pointCode: string | undefined,
  cell: CountKey,
  sign: number,
): void {
  add(head, 'y', cell, sign);
  add(head, paths.quarter, cell, sign);
  add(head, paths.month, cell, sign);
  add(days, paths.day, cell, sign);
  if (taskCode !== undefined) foldSubject(subjects.it, taskCode, paths, cell, sign);
  if (pointCode !== undefined) foldSubject(subjects.pt, pointCode, paths, cell, sign);
}

function foldSubject(
  subjects: Map<string, Prefixes>,
  code: string,
  paths: DayPaths,
  cell: CountKey,
  sign: number,
): void {
  const subject = entry(subjects, code, newPrefixes);
  add(subject, 't', cell, sign);
  add(subject, paths.subjectDay, cell, sign);
}

function foldHours(
  { days, paths }: Place,
  service: ServiceFact,
  cell: CountKey,
  sign: number,
): void {
  const hours = service.hoursKind ?? 'ordinary';
  add(days, MONTH_HOURS[hours], cell, sign);
  add(days, paths.dayHours[hours], cell, sign);
}

/** Ratings of intermediaries and platforms are kept, but are no department's score. */
const isDepartments = (fact: ServiceFact | RatingFact): boolean =>
  fact.subjectKind === undefined || fact.subjectKind === 'department';

function ratingCell(rating: RatingFact, excluded: boolean): CountKey {
  if (rating.round === 2) return excluded ? 'ux' : `u${rating.level}`;
  if (excluded) return 'x';
  return rating.door === 'direct' ? `d${rating.level}` : `f${rating.level}`;
}

const newPrefixes = (): Prefixes => new Map();
const newCells = (): Cells => new Map();
const newSubjects = (): Subjects => ({ it: new Map(), pt: new Map() });

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function add(prefixes: Prefixes, prefix: string, cell: string, n: number): void {
  const cells = entry(prefixes, prefix, newCells);
  cells.set(cell, (cells.get(cell) ?? 0) + n);
}

function flattened<V>(
  documents: ReadonlyMap<string, V>,
  flattenOne: (document: V, into: PathSums) => void,
): Map<string, PathSums> {
  const all = new Map<string, PathSums>();
  for (const [key, document] of documents) {
    const sums: PathSums = new Map();
    flattenOne(document, sums);
    if (sums.size > 0) all.set(key, sums);
  }
  return all;
}

/** What cancelled out is no change, and needs no write. */
function flatten(prefixes: Prefixes, into: PathSums, before = ''): void {
  for (const [prefix, cells] of prefixes) {
    for (const [cell, sum] of cells) {
      if (sum !== 0) into.set(`${before}${prefix}.${cell}`, sum);
    }
  }
}
