import { csvOf } from '#shared/csv/csv-out.js';

/** A bad event of a file, or the file itself where it has no line. */
export interface ErrorRow {
  /** The line of NDJSON, or the event of an array; both from 1. */
  readonly line?: number;
  readonly field: string;
  readonly code: string;
  /** For people; never a value of the event. */
  readonly message: string;
}

const HEADER = ['line', 'field', 'code', 'message'];

/** The text of `<file>.errors.csv`. */
export const errorsText = (rows: readonly ErrorRow[]): string =>
  csvOf(
    HEADER,
    rows.map(({ line, field, code, message }) => [line, field, code, message]),
  );
