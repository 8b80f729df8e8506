import type { Cells } from '../csv/column.js';
import { readCsv } from '../csv/csv-file.js';
import type { ImportFault } from '../csv/import-fault.js';
import { COLUMNS, type RegistryFile } from './columns.js';
import { ENTRY, type DocOf } from './entries.js';
import type { Faulty, Imported } from './references.js';

/** The rows of one registry file, each judged by itself. */
export interface ReadRows<F extends RegistryFile> {
  readonly rows: readonly Imported<F>[];
  readonly faults: readonly ImportFault[];
  readonly faulty: Faulty[F];
}

/** Reads a CSV file of one part of the registry. */
export function readRows<F extends RegistryFile>(file: F, bytes: Buffer): ReadRows<F> {
  const { rows, faults, faulty } = readCsv(`${file}.csv`, bytes, COLUMNS[file]);
  const entry: (cells: Cells) => DocOf[F] = ENTRY[file];
  return { rows: rows.map(({ line, cells }) => ({ line, doc: entry(cells) })), faults, faulty };
}
