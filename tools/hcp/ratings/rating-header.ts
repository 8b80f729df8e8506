import type { RatingInput } from '#shared/contract/rating.js';
import { RATING_COLUMNS, UNREAD_COLUMNS, type RatingColumn } from './rating-columns.js';

/** A column of the file that is read, and where it stands. */
export interface HeaderColumn {
  readonly column: RatingColumn;
  /** As the file calls it. */
  readonly name: string;
  readonly index: number;
}

export interface RatingHeader {
  readonly columns: readonly HeaderColumn[];
  /** Columns that are nobody's: perhaps a misspelt name. */
  readonly unread: readonly string[];
  /** Why no row can be read; empty when they can. */
  readonly faults: readonly string[];
}

const BY_NAME = new Map(
  RATING_COLUMNS.flatMap((column) =>
    [column.field, ...column.names].map((name): [string, RatingColumn] => [name, column]),
  ),
);

/** Finds the columns in a header by their Chinese or canonical names. */
export function readHeader(header: readonly string[]): RatingHeader {
  const columns = new Map<keyof RatingInput, HeaderColumn>();
  const unread: string[] = [];
  const faults: string[] = [];
  for (const [index, name] of header.entries()) {
    const column = BY_NAME.get(name);
    if (column === undefined) {
      if (name !== '' && !UNREAD_COLUMNS.has(name)) unread.push(name);
      continue;
    }
    const before = columns.get(column.field);
    if (before !== undefined) faults.push(`${before.name} and ${name} both mean ${column.field}`);
    else columns.set(column.field, { column, name, index });
  }
  for (const { field, names, required } of RATING_COLUMNS) {
    if (required === true && !columns.has(field)) {
      faults.push(`there is no column ${field} (${names.join(', ')})`);
    }
  }
  return { columns: [...columns.values()], unread, faults };
}

/** What the file calls a field; the field itself when it has no column of it. */
export const columnOf = ({ columns }: RatingHeader, field: string): string =>
  columns.find(({ column }) => column.field === field)?.name ?? field;
