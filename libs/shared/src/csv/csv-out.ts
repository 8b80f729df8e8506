import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | boolean | null | undefined;

/** Excel takes a file for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Characters with which a spreadsheet begins a formula, their full-width twins included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** What `numberText` makes. */
const KEPT_NUMBER = /^\t\d+(E\d+)?$/i;

/**
 * A text that no spreadsheet runs as a formula: such a beginning gets an apostrophe before it.
 * Numbers are written as they are, since a minus before a number is a minus.
 */
export const safeText = (text: string): string =>
  FORMULA.test(text) && !KEPT_NUMBER.test(text) ? `'${text}` : text;

/**
 * Digits that a spreadsheet would round, strip of zeros or take for a power of ten: it keeps them
 * as they are when a tab stands before them, which it does not show.
 */
const FRAGILE = /^(0\d+|\d{12,}|\d+E\d+)$/i;
export const numberText = (text: string): string => (FRAGILE.test(text) ? `\t${text}` : text);

type CsvRow = readonly CsvCell[];

/** CSV with a header: UTF-8 with a byte order mark, CRLF (RFC 4180), texts safe and quoted. */
export const csvOf = (header: readonly string[], rows: readonly CsvRow[]): string =>
  BYTE_ORDER_MARK + csvLines([header, ...rows]);

/** The same piece by piece, for any number of rows. */
export async function* csvPieces(
  header: readonly string[],
  pieces: AsyncIterable<readonly CsvRow[]>,
): AsyncGenerator<string> {
  yield csvOf(header, []);
  for await (const rows of pieces) yield csvLines(rows);
}

function csvLines(rows: readonly CsvRow[]): string {
  const safe = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell)),
  );
  return stringify(safe, { record_delimiter: 'windows', quoted_string: true });
}

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
