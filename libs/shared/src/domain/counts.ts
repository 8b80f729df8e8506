import { isBad, isGood, LEVELS, type Level } from './level.js';
import type { Door } from './channel.js';

/**
 * The counters of one subject in one period, as stored. Absent means 0.
 *
 * First clock (the rating's assessTime), what people said:
 * `f1`…`f5` valid chosen first ratings by level that a department forwarded, `d1`…`d5` those that
 * came directly, `x` excluded first ratings, `u1`…`u5` valid follow-ups (追评) by level, `ux`
 * excluded follow-ups, `h1`…`h5` ratings of the handling person by level.
 *
 * Apart from all of that, by the same clock: `v1`…`v5` valid first ratings of visits (无办件评价)
 * by level, `vx` excluded ones. They are part of no indicator.
 *
 * Second clock (the service's serviceTime), the cohort: `n` due, `a` active, `s` defaulted
 * (silence declared by a source). Unrated is `n - a - s`.
 */
export type CountKey =
  `${'f' | 'd' | 'u' | 'h' | 'v'}${Level}` | 'x' | 'ux' | 'vx' | 'n' | 'a' | 's';

export type Counts = Partial<Record<CountKey, number>>;

export type DoorFilter = Door | 'all';

/** Adds `more` into `into` and returns it. */
export function addCounts(into: Counts, more: Counts | undefined): Counts {
  if (more === undefined) return into;
  for (const key in more) {
    const k = key as CountKey;
    into[k] = (into[k] ?? 0) + (more[k] ?? 0);
  }
  return into;
}

/** Whether a counter is one of visits, which are part of no indicator. */
export const isVisitCount = (key: CountKey): boolean => key.startsWith('v');

/** Names made once: a ranking asks for them a hundred thousand times. */
const FORWARDED = { 1: 'f1', 2: 'f2', 3: 'f3', 4: 'f4', 5: 'f5' } as const;
const DIRECT = { 1: 'd1', 2: 'd2', 3: 'd3', 4: 'd4', 5: 'd5' } as const;

/** Valid chosen first ratings of one level, through the given door. */
export function levelCount(counts: Counts, level: Level, door: DoorFilter = 'all'): number {
  const forwarded = door === 'direct' ? 0 : (counts[FORWARDED[level]] ?? 0);
  const direct = door === 'forwarded' ? 0 : (counts[DIRECT[level]] ?? 0);
  return forwarded + direct;
}

/** Counts of levels 1 to 5, in this order. */
export const levelCounts = (counts: Counts, door: DoorFilter = 'all'): number[] =>
  LEVELS.map((level) => levelCount(counts, level, door));

/** Ratings of visits (无办件评价); `total` are the valid ones, good and bad. */
export interface Visits {
  readonly total: number;
  readonly good: number;
  readonly bad: number;
  /** Counts of levels 1 to 5, in this order. */
  readonly levels: readonly number[];
  readonly excluded: number;
}

/** The visits among some counts. */
export function visitsOf(counts: Counts): Visits {
  const levels = LEVELS.map((level) => counts[`v${level}`] ?? 0);
  const sumOf = (isWanted: (level: Level) => boolean): number =>
    LEVELS.reduce((sum, level, i) => sum + (isWanted(level) ? (levels[i] ?? 0) : 0), 0);
  const [good, bad] = [sumOf(isGood), sumOf(isBad)];
  return { total: good + bad, good, bad, levels, excluded: counts.vx ?? 0 };
}
