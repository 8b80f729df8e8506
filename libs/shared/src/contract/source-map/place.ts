/** Something that a source sent, and what it lay in; a record's place is where paths begin. */
export interface Place {
  readonly value: unknown;
  readonly above: Place | undefined;
}

export type Named = Readonly<Record<string, unknown>>;

export const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a name; undefined for what every object inherits. */
export const valueOf = (value: unknown, key: string): unknown =>
  isNamed(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** Senders that write a list of one as the item alone mean a list. */
export const itemsOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
};
