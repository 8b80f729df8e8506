import type { Row } from '../publication/tables.js';
import { SCORE_COLUMNS, type ColumnNeeds } from './column-needs.js';
import type { Suppression } from './small-cells.types.js';
import { withhold } from './withhold.js';

export type RankingRow = Row<'area-rankings'> | Row<'department-rankings'>;

/** What official indicators are made from so many of. */
const SAMPLE = ['valid'];

const keyOf = ({ peers, code }: RankingRow): string => `${peers}/${code}`;

/**
 * A ranking of those rows whose indicator is told, ranked among themselves: a gap in the ranks of
 * all would say between which two neighbours a withheld rate lies. The others of each block come
 * behind, by code. `official` is the indicator that orders it; `before` is the open ranking that changes of rank are told against.
 */
export function openRanking<R extends RankingRow>(
  rows: readonly R[],
  told: Suppression,
  official: string,
  before: readonly RankingRow[],
): R[] {
  const needs = SCORE_COLUMNS[official];
  if (needs === undefined) throw new RangeError(`${official} is no indicator of the tables`);
  const columns: ColumnNeeds = { ...SCORE_COLUMNS, rank: needs, change: needs };
  const old = new Map(before.map((row) => [keyOf(row), row.rank]));
  const blocks = new Map<string, R[]>();
  for (const row of rows) {
    const block = blocks.get(row.peers);
    if (block === undefined) blocks.set(row.peers, [row]);
    else block.push(row);
  }
  return [...blocks.values()].flatMap((block) => {
    const isTold = ({ rank, code }: R): boolean => rank !== null && told.areTold(code, needs);
    const ranked = block.filter(isTold);
    const others = block.filter((row) => !isTold(row)).sort(byCode);
    let place = 0;
    const open = ranked.map((row, i): R => {
      if (ranked[i - 1]?.rank !== row.rank) place = i + 1;
      const past = old.get(keyOf(row)) ?? null;
      return { ...row, rank: place, change: past === null ? null : past - place };
    });
    return [...open, ...others].map((row) => {
      // That a sample suffices, or does not, is something about its size.
      const note = told.areTold(row.code, SAMPLE) ? row.note : '';
      return withhold({ ...row, note }, columns, told, row.code);
    });
  });
}

const byCode = (a: RankingRow, b: RankingRow): number => (a.code < b.code ? -1 : 1);
