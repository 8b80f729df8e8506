/** What can be wrong with a row; a page turns them into words. */
export const IMPORT_FAULTS = [
  'bad-file',
  'bad-header',
  'bad-row',
  'empty',
  'bad-value',
  'unknown-field',
  'twice',
  'no-such-entry',
  'bad-parent',
  'bad-period',
  'other-level',
  'outside-scope',
  'differs',
  'taken',
  'bad-grant',
] as const;
/** What only looks wrong, and hinders nothing. */
export const IMPORT_WARNINGS = ['no-uscc', 'odd-length'] as const;
export type ImportFaultCode = (typeof IMPORT_FAULTS)[number] | (typeof IMPORT_WARNINGS)[number];

/** What is wrong with one row, or (line 0) with a file as a whole. */
export interface ImportFault {
  readonly file: string;
  /** As an editor counts them, from 1; the header is line 1. */
  readonly line: number;
  readonly column?: string | undefined;
  readonly code: ImportFaultCode;
  readonly rule: string;
}

/** `items.csv line 7, deptCode: there is no department "X"`. */
export function faultLine({ file, line, column, rule }: ImportFault): string {
  const place = line === 0 ? file : `${file} line ${line}`;
  return column === undefined ? `${place}: ${rule}` : `${place}, ${column}: ${rule}`;
}

/** A value from a file, safe and short enough for a terminal. */
export const shown = (value: string): string =>
  JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
