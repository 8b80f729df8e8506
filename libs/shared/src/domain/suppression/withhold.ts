import type { ColumnNeeds } from './column-needs.js';
import type { Suppression } from './small-cells.types.js';

/** The row without the numbers that are made of what is not told of `code`. */
export function withhold<R extends { readonly hidden?: readonly string[] }>(
  row: R,
  columns: ColumnNeeds,
  told: Pick<Suppression, 'areTold'>,
  code: string,
): R {
  const hidden = Object.keys(columns).filter(
    (column) => column in row && !told.areTold(code, columns[column] ?? []),
  );
  if (hidden.length === 0) return row;
  return { ...row, ...Object.fromEntries(hidden.map((column) => [column, null])), hidden };
}
