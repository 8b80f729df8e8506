/** A value of a registry entry as people edit it: a text, a number, a list, yes or no, or nothing. */
export type EntryValue = string | number | boolean | readonly string[] | null;

/** The values of one version by column, without its code and its day. */
export type EntryValues = Readonly<Record<string, EntryValue>>;
