import { stringify } from 'csv-stringify/sync';

/** As much of a reply as a download needs. */
interface HeaderSink {
  header(name: string, value: string): unknown;
}

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

/** Headers of a CSV download: an ASCII file name, and the Chinese one beside it (RFC 6266). */
export function csvHeaders(reply: HeaderSink, asciiName: string, name: string): void {
  reply.header('content-type', 'text/csv; charset=utf-8; header=present');
  reply.header(
    'content-disposition',
    `attachment; filename="${asciiName}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
}
