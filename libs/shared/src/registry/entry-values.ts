import type { Cells } from '../csv/column.js';
import { cellFaults, type CellFault } from '../csv/csv-file.js';
import { shown } from '../csv/import-fault.js';
import { COLUMNS, type RegistryFile } from './columns.js';
import { ENTRY, type DocOf } from './entries.js';

/** A value of a registry entry as people edit it: a text, a number, a list, yes or no, or nothing. */
export type EntryValue = string | number | boolean | readonly string[] | null;

/** The values of one version by column, without its code and its day. */
export type EntryValues = Readonly<Record<string, EntryValue>>;

/** Columns whose field in a stored version is called otherwise. */
const FIELD_OF: Readonly<Partial<Record<string, string>>> = { space: 'spaces' };

/** The columns of a part that hold values: all but the code, which is the first, and the day. */
const valueColumns = (part: RegistryFile): string[] =>
  COLUMNS[part]
    .slice(1)
    .map(({ name }) => name)
    .filter((name) => name !== 'from');

/** What a stored version says, by column; an empty cell is null. */
export function valuesOf(part: RegistryFile, doc: object): EntryValues {
  const fields = doc as Readonly<Partial<Record<string, EntryValue | ReadonlySet<string>>>>;
  const entries = valueColumns(part).map((column): [string, EntryValue] => {
    const value = fields[FIELD_OF[column] ?? column] ?? null;
    return [
      column,
      value instanceof Set ? [...(value as ReadonlySet<string>)] : (value as EntryValue),
    ];
  });
  return Object.fromEntries(entries);
}

/** A version that was made of values, or the rules that they break. */
export type MadeEntry<F extends RegistryFile> =
  { readonly doc: DocOf[F] } | { readonly faults: readonly CellFault[] };

/**
 * Makes the stored version that values describe, judged by the rules of the part's CSV file. `from`
 * undefined: it always holds.
 */
export function entryOfValues<F extends RegistryFile>(
  part: F,
  code: string,
  from: string | undefined,
  values: Readonly<Record<string, unknown>>,
): MadeEntry<F> {
  const columns = valueColumns(part);
  const unknown = Object.keys(values).find((name) => !columns.includes(name));
  if (unknown !== undefined) {
    return { faults: [{ column: shown(unknown), code: 'unknown-field', rule: 'is no field' }] };
  }
  const faults: CellFault[] = [];
  const cells: Record<string, string> = { [COLUMNS[part][0]?.name ?? '']: code };
  if (from !== undefined) cells['from'] = from;
  for (const column of columns) {
    const text = cellOf(values[column]);
    if (text === undefined) faults.push({ column, code: 'bad-value', rule: 'is of another kind' });
    else cells[column] = text;
  }
  if (faults.length === 0) faults.push(...cellFaults(cells, COLUMNS[part]));
  if (faults.length > 0) return { faults };
  const entry: (cells: Cells) => DocOf[F] = ENTRY[part];
  return { doc: entry(cells) };
}

/** A value as the cell of a CSV file has it; undefined when no cell says that. */
function cellOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const isList = Array.isArray(value) && value.every((each) => typeof each === 'string');
  return isList && !value.some((each) => each.includes(';')) ? value.join(';') : undefined;
}
