import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | boolean | null | undefined;

/** Excel takes a file for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Characters with which a spreadsheet begins a formula, their full-width twins included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A text that no spreadsheet runs as a formula: such a beginning gets an apostrophe before it.
 * Numbers are written as they are, since a minus before a number is a minus.
 */
export const safeText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** CSV with a header: UTF-8 with a byte order mark, CRLF (RFC 4180), texts safe and quoted. */
export function csvOf(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const body = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell)),
  );
  return (
    BYTE_ORDER_MARK +
    stringify([header, ...body], { record_delimiter: 'windows', quoted_string: true })
  );
}

/** `Content-Disposition` of a download: an ASCII name, and the Chinese one beside it (RFC 6266). */
export const attachment = (asciiName: string, name: string): string =>
  `attachment; filename="${asciiName}"; filename*=UTF-8''${encodeURIComponent(name)}`;
