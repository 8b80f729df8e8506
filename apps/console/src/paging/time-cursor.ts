/** Where a page of a list by time begins: behind the row of this moment and id. */
export interface TimeCursor {
  readonly at: Date;
  readonly id: string;
}

/** How the cursors of a list are written in addresses. */
export interface TimeCursors {
  readonly pattern: RegExp;
  /** Undefined for the first page. */
  read(after: string | undefined): TimeCursor | undefined;
}

/** The cursors of a list whose rows have such ids (a regular expression). */
export function timeCursors(id: string): TimeCursors {
  const pattern = new RegExp(`^(\\d{1,15})\\.(${id})$`);
  return {
    pattern,
    read(after) {
      const [, at, found] = pattern.exec(after ?? '') ?? [];
      if (at === undefined || found === undefined) return undefined;
      return { at: new Date(Number(at)), id: found };
    },
  };
}

/**
 * The page of rows that were read with one more than `limit`; `next` is the cursor behind its last
 * row, null when no row follows.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => TimeCursor,
): { readonly shown: readonly Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (last === undefined || rows.length <= limit) return { shown, next: null };
  const { at, id } = cursorOf(last);
  return { shown, next: `${at.getTime()}.${id}` };
}
