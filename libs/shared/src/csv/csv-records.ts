import { CsvError, parse } from 'csv-parse/sync';

/** A record of a CSV file: its cells, trimmed, and the line it begins on, from 1. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Why a text is no CSV; line 0 when no line can be blamed. */
export interface NotCsv {
  readonly line: number;
  readonly rule: string;
}

interface Parsed {
  readonly record: readonly string[];
  /** Lines and empty lines read so far, this record's own included. */
  readonly info: { readonly lines: number; readonly empty_lines: number };
}

const FAULTS: Readonly<Partial<Record<string, string>>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
  INVALID_OPENING_QUOTE: 'a quote stands inside a cell',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote',
};

/** The records of a CSV text, its header first; empty lines are none. */
export function csvRecords(text: string): readonly CsvRecord[] | NotCsv {
  try {
    let lines = 0;
    let empty = 0;
    return parsed(text).map(({ record, info }) => {
      const line = lines + (info.empty_lines - empty) + 1;
      lines = info.lines;
      empty = info.empty_lines;
      return { cells: record, line };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const rule = `is not CSV: ${FAULTS[error.code] ?? 'quotes do not pair'}`;
    return { line: lineOf(error), rule };
  }
}

// One kind of line end: the parser counts CR LF inside quotes as two lines.
const parsed = (text: string): Parsed[] =>
  parse(text.replace(/\r\n?/g, '\n'), {
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
  }) as unknown as Parsed[];

const lineOf = (error: CsvError): number => {
  const lines: unknown = (error as { lines?: unknown }).lines;
  return typeof lines === 'number' ? lines : 0;
};
