/**
 * What stands in a column: text (codes and long numbers too), words that take several lines, a
 * count, a fraction shown in per cent, points with two decimals, or a signed change.
 */
export type CellKind = 'text' | 'words' | 'count' | 'rate' | 'score' | 'change';

/** A text is never anything but text, whatever it begins with; a number is a real number. */
export type CellValue = string | number | null | undefined;

export interface BookColumn<Row> {
  readonly title: string;
  readonly kind: CellKind;
  /** In characters; an ideograph takes two. */
  readonly width: number;
  readonly cell: (row: Row) => CellValue;
}

/** A line of the sheet 口径: what is explained, and how. */
export type MethodLine = readonly [name: string, text: string];

/** A table that becomes a workbook: its rows on one sheet (or several), how they came about on the last. */
export interface Book<Row> {
  /** Stands in the merged first row. */
  readonly title: string;
  /** Names the sheet, 31 characters at most and none of `[]:*?/\`. */
  readonly sheet: string;
  /** Lines below the title: 统计期, 数据截至. */
  readonly facts: readonly string[];
  /** The column 序号 comes before them by itself. */
  readonly columns: readonly BookColumn<Row>[];
  readonly pieces: AsyncIterable<readonly Row[]>;
  readonly method: readonly MethodLine[];
  /** When it was made, epoch milliseconds. */
  readonly at: number;
}
