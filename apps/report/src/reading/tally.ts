import { addCounts, isVisitCount, type CountKey, type Counts } from '#shared/domain/counts.js';

/** Counts of one subject in one period, and how many unrated services may still be rated. */
export interface Tally {
  readonly counts: Counts;
  pending: number;
}

/** Tallies by code: of department, item, point, channel or hours kind. */
export type Tallies = Map<string, Tally>;

export const emptyTally = (): Tally => ({ counts: {}, pending: 0 });

/** The tally of a code, made empty when it is the first time. */
export function tallyIn(tallies: Tallies, code: string): Tally {
  let tally = tallies.get(code);
  if (tally === undefined) {
    tally = emptyTally();
    tallies.set(code, tally);
  }
  return tally;
}

/** Adds one tally into another. */
export function addTally(into: Tally, more: Tally): void {
  addCounts(into.counts, more.counts);
  into.pending += more.pending;
}

/** Unrated services of some counts: neither active nor defaulted. */
export const unratedOf = (counts: Counts | undefined): number =>
  counts === undefined ? 0 : (counts.n ?? 0) - (counts.a ?? 0) - (counts.s ?? 0);

/**
 * Whether anything was counted that is part of an indicator: visits are not, and a counter that
 * came back to 0 is nothing.
 */
export function hasEvents(tally: Tally | undefined): boolean {
  if (tally === undefined) return false;
  for (const key in tally.counts) {
    const k = key as CountKey;
    if (tally.counts[k] !== 0 && !isVisitCount(k)) return true;
  }
  return false;
}
