import { writtenRow, type WrittenRow } from '#shared/domain/publication/canonical-csv.js';
import { compareTables } from '#shared/domain/publication/compare-tables.js';
import {
  TABLE_NAMES,
  type Row,
  type TableName,
  type Tables,
} from '#shared/domain/publication/tables.js';

/** Tables of which a correction says what changed; digests of rows are nothing to read. */
const COMPARED = TABLE_NAMES.filter((name) => name !== 'ledger' && name !== 'changes');

/** What is other in the tables after than in those before. */
export const changesOf = (before: Tables, after: Tables): Row<'changes'>[] =>
  COMPARED.flatMap((table) => [
    ...compareTables(table, written(table, before), written(table, after)),
  ]);

const written = (table: TableName, tables: Tables): WrittenRow[] => {
  const rows: readonly Row<TableName>[] = tables[table] ?? [];
  return rows.map((row) => writtenRow(table, row));
};
