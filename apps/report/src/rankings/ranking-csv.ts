import type { Indicators } from '#shared/domain/indicators.js';
import { csvOf, numberText, type CsvCell } from '#shared/csv/csv-out.js';
import type { RankingAnswer } from './ranking.types.js';

/** Columns of a ranking as CSV: the fields of a JSON row, and why a row has no rank. */
export const RANKING_COLUMNS = [
  'rank',
  'code',
  'name',
  'valid',
  'good',
  'bad',
  'goodRate',
  'goodRateLow',
  'goodRateHigh',
  'score',
  'due',
  'active',
  'defaulted',
  'unrated',
  'pending',
  'activeRate',
  'change',
  'note',
] as const;

/** Why a row has no rank. */
export const INSUFFICIENT = '样本不足';

/** The ranked rows, then those with too small a sample. */
export function rankingCsv({ rows, insufficient, hasCohort }: RankingAnswer): string {
  return csvOf(RANKING_COLUMNS, [
    ...rows.map(({ rank, row, change }) => [
      rank,
      numberText(row.code),
      row.name,
      ...figureCells(row.figures, hasCohort),
      change,
      '',
    ]),
    ...insufficient.map(({ code, name, figures }) => [
      null,
      numberText(code),
      name,
      ...figureCells(figures, hasCohort),
      null,
      INSUFFICIENT,
    ]),
  ]);
}

function figureCells(figures: Indicators, hasCohort: boolean): CsvCell[] {
  const { valid, good, bad, goodRate, goodRateLow, goodRateHigh, score } = figures;
  const said = [valid, good, bad, goodRate, goodRateLow, goodRateHigh, score];
  if (!hasCohort) return [...said, null, null, null, null, null, null];
  const { due, active, defaulted, unrated, pending, activeRate } = figures;
  return [...said, due, active, defaulted, unrated, pending, activeRate];
}
