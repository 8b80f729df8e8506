/** A published row, whichever its table. */
export interface PublishedCells {
  readonly hidden?: readonly string[];
}

/** Stands for a number that is withheld. */
export const WITHHELD_TEXT = '＊';
/** Stands where nothing could be counted. */
export const NOTHING = '—';

const WRITERS = {
  count: (value: number) => value.toLocaleString('en-US'),
  rate: (value: number) => `${(value * 100).toFixed(2)}%`,
  points: (value: number) => value.toFixed(2),
  change: (value: number) => (value > 0 ? `+${value}` : String(value)),
} as const;
export type NumberKind = keyof typeof WRITERS;

/** A number of a published row as a reader sees it. */
export function cellText<T extends PublishedCells>(
  row: T | undefined,
  column: Extract<keyof T, string>,
  kind: NumberKind,
): string {
  if (row?.hidden?.includes(column) === true) return WITHHELD_TEXT;
  const value: unknown = row?.[column];
  return typeof value === 'number' ? WRITERS[kind](value) : NOTHING;
}
