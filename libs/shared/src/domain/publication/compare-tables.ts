import { columnsOf, ROW_KEYS, type TableName } from './tables.js';
import type { WrittenRow } from './canonical-csv.js';

/** A cell that is other in one table than in another; empty where a row is only in one of them. */
export interface CellDifference {
  readonly table: TableName;
  /** The row's key, its parts joined with `/`. */
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** The key of a row. */
export const rowKeyOf = (table: TableName, row: WrittenRow): string =>
  ROW_KEYS[table].map((column) => row[column] ?? '').join('/');

/**
 * What differs between two states of a table, row by row in the order of the first, then rows that
 * only the second has. Without `columns` all are compared.
 */
export function* compareTables(
  table: TableName,
  before: readonly WrittenRow[],
  after: readonly WrittenRow[],
  columns: readonly string[] = columnsOf(table),
): Generator<CellDifference> {
  const later = new Map(after.map((row) => [rowKeyOf(table, row), row]));
  for (const old of before) {
    const row = rowKeyOf(table, old);
    yield* compareRows(table, row, columns, old, later.get(row) ?? {});
    later.delete(row);
  }
  for (const [row, made] of later) yield* compareRows(table, row, columns, {}, made);
}

function* compareRows(
  table: TableName,
  row: string,
  columns: readonly string[],
  old: WrittenRow,
  made: WrittenRow,
): Generator<CellDifference> {
  for (const column of columns) {
    const [before, after] = [old[column] ?? '', made[column] ?? ''];
    if (before !== after) yield { table, row, column, before, after };
  }
}
