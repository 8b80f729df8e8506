import { randomBytes, randomInt } from 'node:crypto';
import type { PublishedFile } from '#shared/contract/publication.js';
import { writeTable } from '#shared/domain/publication/canonical-csv.js';
import {
  fileNameOf,
  TABLE_NAMES,
  type Row,
  type TableName,
  type Tables,
  type Visibility,
} from '#shared/domain/publication/tables.js';
import { hashesOf } from './signing/manifest-text.js';

/** A file with its bytes. */
export interface MadeFile extends PublishedFile {
  readonly content: Buffer;
}

/** The files of all tables that there are, in the order of the tables. */
export const filesOf = (tables: Tables, visibility: Visibility): MadeFile[] =>
  TABLE_NAMES.flatMap((table) => {
    const rows = tables[table];
    return rows === undefined ? [] : [fileOf(table, visibility, rows)];
  });

function fileOf<T extends TableName>(
  table: T,
  visibility: Visibility,
  rows: readonly Row<T>[],
): MadeFile {
  const content = Buffer.from(
    writeTable(table, rows, visibility === 'inside' ? seal() : undefined),
  );
  return {
    ...{ name: fileNameOf(table, visibility), table, visibility },
    ...{ rows: rows.length, bytes: content.length, ...hashesOf(content) },
    content,
  };
}

/**
 * Everybody may have the digests of inside files, and their lengths: neither may tell the few
 * numbers that an open file lacks to whoever tries them all.
 */
const seal = (): string =>
  randomBytes(64)
    .toString('hex')
    .slice(0, 64 + randomInt(64));

/** What the manifest says of a file. */
export function describedFile(file: MadeFile): PublishedFile {
  const { name, table, visibility, rows, bytes, sha256, sm3 } = file;
  return { name, table, visibility, rows, bytes, sha256, sm3 };
}
