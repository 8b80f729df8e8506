import { expectedRow, noFigures, type ExpectedRow, type Figures } from './figures.js';
import type { ReportRow } from './report-rows.js';

/** A figure that report and simulator do not agree on. */
export interface Difference {
  readonly where: string;
  readonly code: string;
  readonly figure: string;
  readonly expected: number | null;
  readonly reported: number | null | undefined;
}

export type FigureName = keyof ExpectedRow;

const SAID: readonly FigureName[] = [
  'valid',
  'good',
  'bad',
  'goodRate',
  'goodRateLow',
  'goodRateHigh',
  'score',
];
const COHORT: readonly FigureName[] = ['due', 'active', 'defaulted', 'unrated', 'activeRate'];

/** Figures to compare: nobody has chosen a channel before they rate, so a channel has no cohort. */
export const FIGURES_OF = {
  area: [...SAID, ...COHORT, 'pending'],
  department: [...SAID, ...COHORT, 'pending'],
  item: [...SAID, ...COHORT],
  point: [...SAID, ...COHORT],
  channel: SAID,
  hours: [...SAID, ...COHORT],
} as const satisfies Record<string, readonly FigureName[]>;

/** Rates are given to at least six decimals. */
const TOLERANCE = 1e-6;

const agree = (expected: number | null, reported: number | null | undefined): boolean =>
  expected === null || reported === null || reported === undefined
    ? expected === reported
    : Math.abs(expected - reported) <= TOLERANCE;

/**
 * Compares the rows of one ranking with the truth, both ways: what is reported must be true, and
 * what is true must be reported. Returns the number of figures compared.
 */
export function compareRows(
  where: string,
  names: readonly FigureName[],
  truth: ReadonlyMap<string, Figures>,
  rows: ReadonlyMap<string, ReportRow>,
  differences: Difference[],
): number {
  const codes = new Set([...truth.keys(), ...rows.keys()]);
  for (const code of codes) {
    const expected = expectedRow(truth.get(code) ?? noFigures());
    const row = rows.get(code);
    for (const figure of names) {
      // Who has nothing to show need not be shown.
      const reported = row === undefined && isNothing(expected) ? expected[figure] : row?.[figure];
      if (!agree(expected[figure], reported)) {
        differences.push({ where, code, figure, expected: expected[figure], reported });
      }
    }
  }
  return codes.size * names.length;
}

const isNothing = (row: ExpectedRow): boolean => row.valid === 0 && row.due === 0;
