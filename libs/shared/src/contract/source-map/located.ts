/** A node of a map file and the line it begins on. A scalar is the text that was written. */
export type Located = LocatedText | LocatedList | LocatedTable;

export interface LocatedText {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly items: readonly Located[];
  readonly line: number;
}

export interface LocatedTable {
  readonly kind: 'table';
  readonly entries: readonly LocatedEntry[];
  readonly line: number;
}

export interface LocatedEntry {
  readonly key: string;
  readonly line: number;
  readonly value: Located;
}

/** A rule that a map file breaks, and the line where. */
export interface MapFault {
  readonly line: number;
  readonly rule: string;
}
