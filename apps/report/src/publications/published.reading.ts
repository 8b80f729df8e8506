import type { Publication, PublicationHead } from '#shared/contract/publication.js';
import { readTable } from '#shared/domain/publication/canonical-csv.js';
import type { PublicationKind } from '#shared/domain/publication/publication-kind.js';
import {
  fileNameOf,
  type Row,
  type TableName,
  type Visibility,
} from '#shared/domain/publication/tables.js';

/** What was published, as it stays. Throws when the database does not answer. */
export interface PublishedReading {
  /** All publications, the newest first. */
  list(): Promise<readonly PublicationHead[]>;
  byNumber(number: number): Promise<Publication | null>;
  /**
   * The publication of the latest period of a kind; of a period that was corrected the correction
   * that stands.
   */
  latest(kind: PublicationKind): Promise<Publication | null>;
  /** The bytes of a file; null where the publication or its file is not there. */
  file(number: number, name: string): Promise<Buffer | null>;
}

/** The rows of a table of a publication; none where it has no such file. */
export async function publishedRows<T extends TableName>(
  reading: Pick<PublishedReading, 'file'>,
  number: number,
  table: T,
  visibility: Visibility,
): Promise<Row<T>[]> {
  const bytes = await reading.file(number, fileNameOf(table, visibility));
  return bytes === null ? [] : readTable(table, bytes.toString('utf8'));
}
