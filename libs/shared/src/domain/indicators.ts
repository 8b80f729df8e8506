import { levelCount, type Counts, type DoorFilter } from './counts.js';
import { wilsonInterval } from './wilson.js';

/** Points of levels 1 to 5, in this order (policy; default 0, 30, 60, 80, 100). */
export type LevelWeights = readonly [number, number, number, number, number];
export const DEFAULT_WEIGHTS: LevelWeights = [0, 30, 60, 80, 100];

/**
 * The indicators of one subject in one period (docs/glossary.md has the Chinese terms).
 * Rates are fractions between 0 and 1, `score` is 0 to 100; null where the denominator is 0.
 */
export interface Indicators {
  readonly valid: number;
  readonly good: number;
  readonly bad: number;
  readonly goodRate: number | null;
  readonly goodRateLow: number | null;
  readonly goodRateHigh: number | null;
  readonly badRate: number | null;
  readonly score: number | null;
  readonly excluded: number;
  readonly due: number;
  readonly active: number;
  readonly defaulted: number;
  readonly unrated: number;
  readonly pending: number;
  readonly activeRate: number | null;
  readonly unratedRate: number | null;
  readonly defaultShare: number | null;
}

/** A ratio; no data when nothing could have been counted. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

/**
 * Computes the indicators. `pending` are the unrated services whose rating window is still open.
 * `door` narrows what people said; the cohort has no door, since silence comes through none.
 */
export function indicatorsOf(
  counts: Counts,
  pending: number,
  door: DoorFilter = 'all',
  weights: LevelWeights = DEFAULT_WEIGHTS,
): Indicators {
  const one = levelCount(counts, 1, door);
  const two = levelCount(counts, 2, door);
  const three = levelCount(counts, 3, door);
  const four = levelCount(counts, 4, door);
  const five = levelCount(counts, 5, door);
  const bad = one + two;
  const good = three + four + five;
  const valid = good + bad;
  const points =
    one * weights[0] +
    two * weights[1] +
    three * weights[2] +
    four * weights[3] +
    five * weights[4];
  const interval = wilsonInterval(good, valid);
  const due = counts.n ?? 0;
  const active = counts.a ?? 0;
  const defaulted = counts.s ?? 0;
  const unrated = due - active - defaulted;
  return {
    valid,
    good,
    bad,
    goodRate: ratio(good, valid),
    goodRateLow: interval?.low ?? null,
    goodRateHigh: interval?.high ?? null,
    badRate: ratio(bad, valid),
    score: ratio(points, valid),
    excluded: counts.x ?? 0,
    due,
    active,
    defaulted,
    unrated,
    pending,
    activeRate: ratio(active, due),
    unratedRate: ratio(unrated - pending, due - pending),
    defaultShare: ratio(defaulted, due),
  };
}
