import type { Manifest } from '#shared/contract/publication.js';
import {
  readWritten,
  WITHHELD,
  type WrittenRow,
} from '#shared/domain/publication/canonical-csv.js';
import { compareTables } from '#shared/domain/publication/compare-tables.js';
import { columnsOf, fileNameOf, type TableName } from '#shared/domain/publication/tables.js';
import type { PublicationSource } from './publication-source.js';

/** Ranks of an open ranking are those among its own rows, and some of its notes are withheld. */
const OWN_COLUMNS = new Set(['rank', 'change', 'note']);

/**
 * Where the files of some tables were altered, as far as they tell by themselves: a line that cannot
 * be read, or the first cell in which the open file says something other than the inside one.
 */
export async function twinFaults(
  source: PublicationSource,
  { number, files }: Manifest,
  suspects: ReadonlySet<TableName>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const table of suspects) {
    if (table === 'changes' || table === 'ledger') continue;
    const read = async (visibility: 'inside' | 'open'): Promise<WrittenRow[] | undefined> => {
      const name = fileNameOf(table, visibility);
      const isThere = files.some((file) => file.name === name);
      const content = isThere ? await source.file(number, name) : null;
      if (content === null) return undefined;
      try {
        return readWritten(table, content.toString('utf8'));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        faults.push(`file ${name}: ${error.message}`);
        return undefined;
      }
    };
    const [inside, open] = [await read('inside'), await read('open')];
    if (inside === undefined || open === undefined) continue;
    const fault = firstContradiction(table, inside, open);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}

function firstContradiction(
  table: TableName,
  inside: readonly WrittenRow[],
  open: readonly WrittenRow[],
): string | undefined {
  const columns = columnsOf(table).filter((column) => !OWN_COLUMNS.has(column));
  for (const { row, column, before, after } of compareTables(table, inside, open, columns)) {
    if (after === WITHHELD) continue;
    return (
      `row ${row} column ${column}: ${fileNameOf(table, 'inside')} says ${before}, ` +
      `${fileNameOf(table, 'open')} says ${after}`
    );
  }
  return undefined;
}
