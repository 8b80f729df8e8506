import { chinaDay, type Day } from './china-time.js';
import type { CountKey } from './counts.js';
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

/**
 * Changes of the score documents, merged per document: what the aggregator turns into one `$inc`
 * each. Keys are `<year>|<deptCode>` (heads) and `<YYYY-MM>|<deptCode>` (days and subjects).
 * Paths, with `<cell>` a counter of counts.ts:
 * - heads: `y.<cell>`, `q1..q4.<cell>`, `m01..m12.<cell>`, and `w.<MMDD>` unrated services by
 *   service day, from which `pending` is summed while windows are open;
 * - days: `t.ch.<channel>.<cell>`, `t.hr.<hours>.<cell>`, `t.tg.<tag>` for the month, and
 *   `d.<DD>.c.<cell>`, `d.<DD>.ch…`, `d.<DD>.hr…`, `d.<DD>.tg…` for a day;
 * - subjects: `it.<taskCode>.t.<cell>`, `it.<taskCode>.d.<DD>.<cell>`, and `pt.<pointCode>…`.
 */
export class ScoreDelta {
  readonly heads = new Map<string, PathSums>();
  readonly days = new Map<string, PathSums>();
  readonly subjects = new Map<string, PathSums>();

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

  private foldRating(
    facts: ServiceFacts,
    rating: RatingFact,
    service: ServiceFact | undefined,
    sign: number,
  ): void {
    const excluded = isExcluded(facts, rating.key);
    const at = placeOf(facts.deptCode, chinaDay(rating.ratedAt));
    const cell = ratingCell(rating, excluded);
    const point = rating.pointCode ?? service?.pointCode;
    this.foldEverywhere(at, rating.taskCode, point, cell, sign);
    if (!excluded && rating.handlerLevel !== undefined) {
      this.foldEverywhere(at, rating.taskCode, point, `h${rating.handlerLevel}`, sign);
    }
    if (rating.round !== 1) return;
    const days = sumsOf(this.days, at.monthKey);
    add(days, `t.ch.${rating.channel}.${cell}`, sign);
    add(days, `d.${at.dd}.ch.${rating.channel}.${cell}`, sign);
    if (service !== undefined) {
      const hours = service.hoursKind ?? 'ordinary';
      add(days, `t.hr.${hours}.${cell}`, sign);
      add(days, `d.${at.dd}.hr.${hours}.${cell}`, sign);
    }
    if (excluded || rating.tags === undefined) return;
    for (const tag of rating.tags) {
      add(days, `t.tg.${tag}`, sign);
      add(days, `d.${at.dd}.tg.${tag}`, sign);
    }
  }

  private foldCohort(facts: ServiceFacts, service: ServiceFact, sign: number): void {
    const at = placeOf(facts.deptCode, chinaDay(service.servedAt));
    const state = cohortState(facts);
    const hours = service.hoursKind ?? 'ordinary';
    const days = sumsOf(this.days, at.monthKey);
    const cells: CountKey[] =
      state === 'active' ? ['n', 'a'] : state === 'defaulted' ? ['n', 's'] : ['n'];
    for (const cell of cells) {
      this.foldEverywhere(at, service.taskCode, service.pointCode, cell, sign);
      add(days, `t.hr.${hours}.${cell}`, sign);
      add(days, `d.${at.dd}.hr.${hours}.${cell}`, sign);
    }
    if (state === 'unrated') add(sumsOf(this.heads, at.yearKey), `w.${at.mmdd}`, sign);
  }

  /** Into the department's year, quarter, month and day, and into its item and point. */
  private foldEverywhere(
    at: Place,
    taskCode: string,
    pointCode: string | undefined,
    cell: CountKey,
    sign: number,
  ): void {
    const head = sumsOf(this.heads, at.yearKey);
    add(head, `y.${cell}`, sign);
    add(head, `${at.quarter}.${cell}`, sign);
    add(head, `${at.month}.${cell}`, sign);
    add(sumsOf(this.days, at.monthKey), `d.${at.dd}.c.${cell}`, sign);
    const subjects = sumsOf(this.subjects, at.monthKey);
    add(subjects, `it.${taskCode}.t.${cell}`, sign);
    add(subjects, `it.${taskCode}.d.${at.dd}.${cell}`, sign);
    if (pointCode === undefined) return;
    add(subjects, `pt.${pointCode}.t.${cell}`, sign);
    add(subjects, `pt.${pointCode}.d.${at.dd}.${cell}`, sign);
  }
}

/** Where a day of a department falls in the documents. */
interface Place {
  readonly yearKey: string;
  readonly monthKey: string;
  readonly quarter: string;
  readonly month: string;
  readonly dd: string;
  readonly mmdd: string;
}

function placeOf(deptCode: string, day: Day): Place {
  const mm = day.slice(5, 7);
  return {
    yearKey: `${day.slice(0, 4)}|${deptCode}`,
    monthKey: `${day.slice(0, 7)}|${deptCode}`,
    quarter: `q${Math.ceil(Number(mm) / 3)}`,
    month: `m${mm}`,
    dd: day.slice(8),
    mmdd: mm + day.slice(8),
  };
}

/** Ratings of intermediaries and platforms are kept, but are no department's score. */
const isDepartments = (fact: ServiceFact | RatingFact): boolean =>
  fact.subjectKind === undefined || fact.subjectKind === 'department';

function ratingCell(rating: RatingFact, excluded: boolean): CountKey {
  if (rating.round === 2) return excluded ? 'ux' : `u${rating.level}`;
  if (excluded) return 'x';
  return rating.door === 'direct' ? `d${rating.level}` : `f${rating.level}`;
}

function sumsOf(documents: Map<string, PathSums>, key: string): PathSums {
  let sums = documents.get(key);
  if (sums === undefined) {
    sums = new Map();
    documents.set(key, sums);
  }
  return sums;
}

function add(sums: PathSums, path: string, n: number): void {
  const sum = (sums.get(path) ?? 0) + n;
  // What cancels out is no change at all, and needs no write.
  if (sum === 0) sums.delete(path);
  else sums.set(path, sum);
}
