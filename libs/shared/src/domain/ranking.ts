/** One row before ranking: a code, what it is ranked by, and how many stand behind that. */
export interface Rankable {
  readonly code: string;
  /** The exact indicator; null is no data and never ranked. */
  readonly value: number | null;
  /** The denominator that decides whether the sample is large enough. */
  readonly sample: number;
  /** Valid ratings: the larger number is shown first among equals. */
  readonly valid: number;
}

export interface Ranking<T> {
  readonly ranked: { readonly rank: number; readonly row: T }[];
  /** 样本不足: fewer than the minimum, listed apart and without a rank, by code. */
  readonly insufficient: T[];
}

/**
 * Ranks rows by value: equal values share a rank and the next rank skips (1, 1, 3). Shown by rank,
 * then `valid` descending, then code. `direction` says which end is the better one.
 */
export function rank<T extends Rankable>(
  rows: readonly T[],
  minimumSample: number,
  direction: 'higher' | 'lower' = 'higher',
): Ranking<T> {
  const sign = direction === 'higher' ? -1 : 1;
  const eligible = (row: T): boolean => row.value !== null && row.sample >= minimumSample;
  const byCode = (a: T, b: T): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  const sorted = rows
    .filter(eligible)
    .sort((a, b) => sign * ((a.value ?? 0) - (b.value ?? 0)) || b.valid - a.valid || byCode(a, b));
  const ranked: { rank: number; row: T }[] = [];
  sorted.forEach((row, index) => {
    const before = ranked.at(-1);
    const place = before?.row.value === row.value ? before.rank : index + 1;
    ranked.push({ rank: place, row });
  });
  return { ranked, insufficient: rows.filter((row) => !eligible(row)).sort(byCode) };
}
