/** Counts by the name of their measure; absent means 0. */
export type MeasureCounts = Readonly<Record<string, number>>;

/**
 * A row of the open tables: an area or a department. What an area counts beyond the sum of the
 * nodes below it belongs to nobody who is listed: a case that waits for its department.
 */
export interface CountedNode {
  readonly code: string;
  /** The nearest area above it that is in the open tables, too; absent on the one root. */
  readonly parent?: string | undefined;
  /** Where one more has to be hidden, departments are hidden before areas. */
  readonly kind: 'area' | 'department';
  readonly counts: MeasureCounts;
}

/**
 * In every node `whole` is the sum of `parts`, and of `rest` where that is named: what is neither
 * part is not in the tables, yet anyone can subtract it.
 */
export interface Split {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly rest?: string | undefined;
}

/**
 * What the measures have to do with each other. A measure is a total, or a part of one split; it
 * may be the whole of several.
 */
export interface MeasureRelations {
  /** Measures that are part of no other. */
  readonly totals: readonly string[];
  readonly splits: readonly Split[];
  /** Where `hidden` is hidden, `also` is: the two count nearly the same. */
  readonly follows?: readonly { readonly hidden: string; readonly also: string }[] | undefined;
}

/**
 * An open table that was published earlier and counts some of the same: a month of this quarter, or
 * what this publication corrects. What it hid stays hidden.
 */
export interface EarlierTable {
  /** Its rows; each names the row above it as it was then. */
  readonly nodes: readonly Pick<CountedNode, 'code' | 'parent'>[];
  isTold(code: string, measure: string): boolean;
}

export interface SuppressionOptions {
  /** Counts from 1 to one less are small; default 5. */
  readonly threshold?: number | undefined;
  readonly earlier?: readonly EarlierTable[] | undefined;
}

/** Which cells of the open tables may be told. */
export interface Suppression {
  isTold(code: string, measure: string): boolean;
  /** Whether a figure may be told that is made of these measures: a rate of its two counts. */
  areTold(code: string, measures: readonly string[]): boolean;
  /** How many cells are hidden, small ones and those that would give them away. */
  readonly hiddenCells: number;
}
