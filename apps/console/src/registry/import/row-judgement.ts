import type { ImportFault } from '#shared/csv/import-fault.js';
import type { RegistryFile } from '#shared/registry/columns.js';
import type { DocOf } from '#shared/registry/entries.js';
import { valuesOf } from '#shared/registry/entry-values.js';
import type { ReadRows } from '#shared/registry/read-rows.js';
import {
  duplicateFaults,
  nothing,
  referenceFaults,
  type Imported,
  type ImportedFiles,
  type KnownEntries,
} from '#shared/registry/references.js';
import { rowWarnings } from '#shared/registry/warnings.js';
import type { FieldChangeDto, RowChangeDto } from './import.dto.js';

/** What rows are judged against. */
export interface RowWorld<P extends RegistryFile> {
  readonly references: Omit<KnownEntries, 'faulty'>;
  /** Every stored version of the part. */
  readonly stored: readonly DocOf[P][];
  /** Whether the caller may change an entry to what a row says, and what it was. */
  readonly mayWrite: (doc: DocOf[P]) => boolean;
}

/** What rows would do, and what is wrong with them. */
export interface JudgedRows {
  readonly changes: readonly RowChangeDto[];
  readonly faults: readonly ImportFault[];
  readonly warnings: readonly ImportFault[];
}

/** Judges the rows of one part; a row with a fault does nothing. */
export function judgeRows<P extends RegistryFile>(
  part: P,
  read: ReadRows<P>,
  { references, stored, mayWrite }: RowWorld<P>,
): JudgedRows {
  const files: ImportedFiles = { ...nothing().files, [part]: read.rows };
  const faulty = { ...nothing().faulty, [part]: read.faulty };
  const versions = Map.groupBy(stored, ({ code }) => code);
  const faults = [
    ...read.faults,
    ...duplicateFaults(files),
    ...referenceFaults(files, { ...references, faulty }),
  ];
  const bad = new Set(faults.map(({ line }) => line));
  for (const { line, doc } of read.rows) {
    // Where a row lies that refers to nothing, nobody can say.
    if (bad.has(line)) continue;
    const all = [doc, ...(versions.get(doc.code) ?? [])];
    if (all.every((each) => mayWrite(each))) continue;
    faults.push(outsideFault(part, line));
    bad.add(line);
  }
  faults.sort((a, b) => a.line - b.line);
  const known = new Map(stored.map((doc) => [doc._id, doc]));
  const changes = read.rows
    .filter(({ line }) => !bad.has(line))
    .map((row) => changeOf(part, row, known.get(row.doc._id)));
  return { changes, faults, warnings: rowWarnings(files) };
}

const outsideFault = (part: RegistryFile, line: number): ImportFault => ({
  ...{ file: `${part}.csv`, line, code: 'outside-scope' },
  rule: 'lies outside the scope of your roles',
});

function changeOf<P extends RegistryFile>(
  part: P,
  { line, doc }: Imported<P>,
  before: DocOf[P] | undefined,
): RowChangeDto {
  const head = { line, code: doc.code, from: doc.from ?? null };
  if (before === undefined) return { ...head, change: 'new', fields: [] };
  const fields = differences(valuesOf(part, before), valuesOf(part, doc));
  const isSame = fields.length === 0 && before.from === doc.from;
  return { ...head, change: isSame ? 'same' : 'changed', fields };
}

const differences = (
  before: ReturnType<typeof valuesOf>,
  after: ReturnType<typeof valuesOf>,
): FieldChangeDto[] =>
  Object.keys(after)
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));
