import { isUtf8 } from 'node:buffer';
import type { Cells, Column } from './column.js';
import { csvRecords, type CsvRecord } from './csv-records.js';
import { shown, type ImportFault } from './import-fault.js';

export interface CsvRow {
  readonly line: number;
  readonly cells: Cells;
}

/** What is wrong with one cell. */
export interface CellFault extends Omit<ImportFault, 'file' | 'line' | 'column'> {
  readonly column: string;
}

export interface CsvFile {
  /** The rows that break no rule. */
  readonly rows: readonly CsvRow[];
  readonly faults: readonly ImportFault[];
  /** The codes of the others: what refers to them is not at fault. Unread: it could be any. */
  readonly faulty: ReadonlySet<string> | 'unread';
}

/** Reads a CSV file with a header; every row that breaks a column's rule is a fault of its own. */
export function readCsv(file: string, bytes: Buffer, columns: readonly Column[]): CsvFile {
  const failed = (line: number, rule: string): CsvFile => ({
    rows: [],
    faults: [{ file, line, code: 'bad-file', rule }],
    faulty: 'unread',
  });
  if (!isUtf8(bytes)) return failed(firstBadLine(bytes), 'is not UTF-8; save it as CSV UTF-8');
  const records = csvRecords(bytes.toString());
  if ('rule' in records) return failed(records.line, records.rule);
  const [header, ...rest] = records;
  if (header === undefined) return failed(0, 'is empty: it has no header');
  const unfit = headerFaults(header.cells, columns);
  if (unfit.length > 0) {
    const { line } = header;
    const faults = unfit.map(([column, rule]): ImportFault => ({
      file,
      line,
      column,
      code: 'bad-header',
      rule,
    }));
    return { rows: [], faults, faulty: 'unread' };
  }
  return judgeRows(file, header.cells, rest, columns);
}

function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end === -1 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop + 1;
  }
  return 0;
}

function headerFaults(header: readonly string[], columns: readonly Column[]): [string, string][] {
  const faults: [string, string][] = [];
  const known = columns.map(({ name }) => name);
  for (const [index, name] of header.entries()) {
    if (!known.includes(name)) faults.push([shown(name), 'is an unknown column']);
    else if (header.indexOf(name) !== index) faults.push([name, 'stands twice in the header']);
  }
  for (const { name, mayBeAbsent } of columns) {
    if (mayBeAbsent !== true && !header.includes(name)) faults.push([name, 'is a missing column']);
  }
  return faults;
}

function judgeRows(
  file: string,
  header: readonly string[],
  records: readonly CsvRecord[],
  columns: readonly Column[],
): CsvFile {
  const rows: CsvRow[] = [];
  const faults: ImportFault[] = [];
  const faulty = new Set<string>();
  const codeAt = header.indexOf(columns[0]?.name ?? '');
  for (const record of records) {
    const { line } = record;
    const cells: Cells = Object.fromEntries(
      header.map((name, index) => [name, record.cells[index]]),
    );
    const found =
      record.cells.length === header.length
        ? cellFaults(cells, columns)
        : [wrongLength(record.cells.length, header.length)];
    if (found.length === 0) rows.push({ line, cells });
    else faulty.add(record.cells[codeAt] ?? '');
    for (const fault of found) faults.push({ file, line, ...fault });
  }
  return { rows, faults, faulty };
}

type RowFault = Omit<ImportFault, 'file' | 'line'>;

const wrongLength = (cells: number, columns: number): RowFault => ({
  code: 'bad-row',
  rule: `has ${cells} cells, the header has ${columns}`,
});

/** The rules that the cells of one row break. */
export function cellFaults(cells: Cells, columns: readonly Column[]): CellFault[] {
  return columns.flatMap(({ name, mayBeEmpty, broken }): CellFault[] => {
    const text = cells[name] ?? '';
    if (text === '') {
      return mayBeEmpty === true ? [] : [{ column: name, code: 'empty', rule: 'is empty' }];
    }
    const rule = broken(text);
    return rule === undefined ? [] : [{ column: name, code: 'bad-value', rule }];
  });
}
