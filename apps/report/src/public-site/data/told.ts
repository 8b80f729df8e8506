import type { Told } from '#shared/contract/public-pages.js';

/** A row of an open table: numbers are null where there is none, or where the column is hidden. */
type OpenRow = Readonly<Record<string, unknown>> & { readonly hidden?: readonly string[] };

/** Reads the numbers of a row as they may be told. */
export function tellerOf<R extends object>(row: R): (column: keyof R & string) => Told {
  const cells = row as unknown as OpenRow;
  return (column) => {
    if (cells.hidden?.includes(column) === true) return 'hidden';
    const value = cells[column];
    return typeof value === 'number' ? value : null;
  };
}

/** A number that may be told; null also where it is hidden. */
export const toldNumber = (told: Told): number | null => (typeof told === 'number' ? told : null);
