import { chinaTime } from '#shared/domain/china-time.js';
import { numberText, type CsvCell } from '#shared/csv/csv-out.js';

/** A column of an export: what it is called, and what stands in it for a row. */
export type Columns<Row> = readonly (readonly [string, (row: Row) => CsvCell])[];

export const headerOf = <Row>(columns: Columns<Row>): string[] => columns.map(([name]) => name);

/** A row as CSV has it. */
export const cellsOf = <Row>(columns: Columns<Row>, row: Row): CsvCell[] =>
  columns.map(([, cell]) => {
    const value = cell(row);
    return typeof value === 'string' ? numberText(value) : value;
  });

/** `2026-11-22 09:00:00` of China, as a spreadsheet reads it; epoch milliseconds. */
export function moment(at: number | undefined): string | undefined {
  if (at === undefined) return undefined;
  const time = chinaTime(at);
  return `${time.slice(0, 10)} ${time.slice(11, 19)}`;
}

export const yesNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? '是' : '否';

/** A code beside its name; what the registry does not know has none. */
export const codeAndName =
  (nameOf: (code: string) => string | undefined) => (code: string | undefined) => ({
    code,
    name: code === undefined ? undefined : nameOf(code),
  });
