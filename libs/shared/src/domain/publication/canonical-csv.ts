import { columnsOf, TABLES, type CellKind, type Row, type TableName } from './tables.js';

/** What stands in the place of a number that is withheld. */
export const WITHHELD = '*';

/** Decimals of every number, so that one value has one text. */
const DECIMALS: Readonly<Record<Exclude<CellKind, 'text'>, number>> = {
  count: 0,
  rate: 6,
  points: 4,
};

/** Cells as they are written, by column. */
export type WrittenRow = Readonly<Record<string, string>>;

/** The name of a seal's column begins with it. */
const SEAL = 'seal-';

/**
 * The one text of a table: a header, then a line for each row, each with its LF; a field has quotes
 * only where it needs them (RFC 4180). UTF-8 without a byte order mark. A `seal` stands in the name
 * of one more column, an empty one: a digest of the text tells nothing to whoever does not know it.
 */
export function writeTable<T extends TableName>(
  table: T,
  rows: readonly Row<T>[],
  seal?: string,
): string {
  const columns = columnsOf(table);
  const end = seal === undefined ? '' : ',';
  const lines = rows.map((row) => {
    const written = writtenRow(table, row);
    return columns.map((column) => quoted(written[column] ?? '')).join(',') + end;
  });
  const header = seal === undefined ? columns : [...columns, `${SEAL}${seal}`];
  return [header.join(','), ...lines, ''].join('\n');
}

/** A row as it is written. */
export function writtenRow<T extends TableName>(table: T, row: Row<T>): WrittenRow {
  const kinds: Readonly<Record<string, CellKind>> = TABLES[table];
  const cells: Readonly<Record<string, unknown>> = row;
  const written: Record<string, string> = {};
  for (const [column, kind] of Object.entries(kinds)) {
    written[column] = row.hidden?.includes(column) === true ? WITHHELD : cell(kind, cells[column]);
  }
  return written;
}

function cell(kind: CellKind, value: unknown): string {
  if (typeof value === 'string') return value;
  if (kind === 'text' || typeof value !== 'number') return '';
  return value.toFixed(DECIMALS[kind]);
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Reads a table back; throws a `SyntaxError` that names the line where the text is none. */
export function readTable<T extends TableName>(table: T, text: string): Row<T>[] {
  const kinds: Readonly<Record<string, CellKind>> = TABLES[table];
  return readWritten(table, text).map((written) => {
    const hidden: string[] = [];
    const row: { hidden?: string[]; [column: string]: unknown } = {};
    for (const [column, kind] of Object.entries(kinds)) {
      const value = written[column] ?? '';
      if (kind === 'text') row[column] = value;
      else row[column] = value === '' || value === WITHHELD ? null : Number(value);
      if (kind !== 'text' && value === WITHHELD) hidden.push(column);
    }
    if (hidden.length > 0) row.hidden = hidden;
    return row as unknown as Row<T>;
  });
}

/** Reads the cells as they are written, without the seal. */
export function readWritten(table: TableName, text: string): WrittenRow[] {
  const columns = columnsOf(table);
  const [header, ...records] = recordsOf(text);
  const width = columns.length + (header?.at(-1)?.startsWith(SEAL) === true ? 1 : 0);
  if (header?.length !== width || columns.some((column, n) => column !== header[n])) {
    throw new SyntaxError(`line 1 is not the header of the table ${table}`);
  }
  return records.map((fields, i) => {
    if (fields.length !== width) {
      throw new SyntaxError(`record ${i + 2} has ${fields.length} fields, not ${width}`);
    }
    return Object.fromEntries(columns.map((column, n) => [column, fields[n] ?? '']));
  });
}

const FIELD = /("(?:[^"]|"")*"|[^",\n]*)(,|\n)/y;

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  FIELD.lastIndex = 0;
  for (let at = 0; at < text.length; at = FIELD.lastIndex) {
    const match = FIELD.exec(text);
    if (match === null) throw new SyntaxError(`record ${records.length + 1} cannot be read`);
    const [, field = '', end] = match;
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === '\n') {
      records.push(fields);
      fields = [];
    }
  }
  if (fields.length > 0) throw new SyntaxError('the last line has no end');
  return records;
}
