import { readTable } from '#shared/domain/publication/canonical-csv.js';
import {
  fileNameOf,
  TABLE_NAMES,
  type Row,
  type TableName,
  type Tables,
  type Visibility,
} from '#shared/domain/publication/tables.js';
import type { PublishedReading } from './published.reading.js';

type Files = Pick<PublishedReading, 'file'>;

/** All tables of a publication, as far as it has them. */
export async function publishedTables(
  reading: Files,
  number: number,
  visibility: Visibility,
): Promise<Tables> {
  const found: Partial<Record<TableName, readonly Row<TableName>[]>> = {};
  for (const table of TABLE_NAMES) {
    const bytes = await reading.file(number, fileNameOf(table, visibility));
    if (bytes !== null) found[table] = readTable(table, bytes.toString('utf8'));
  }
  return found as Tables;
}
