/** Where a page begins in a list by time: behind the row of this moment and id. */
export interface TimeCursor {
  readonly at: Date;
  readonly id: string;
}

export const CURSOR = /^(\d{1,15})\.([A-Za-z0-9_-]{1,64})$/;
export const CURSOR_RULE = { message: 'must be the next of the page before' };

/** Undefined for the first page. */
export function cursorOf(after: string | undefined): TimeCursor | undefined {
  const [, at, id] = CURSOR.exec(after ?? '') ?? [];
  return at === undefined || id === undefined ? undefined : { at: new Date(Number(at)), id };
}

/** The cursor behind a row. */
export const cursorText = ({ at, id }: TimeCursor): string => `${at.getTime()}.${id}`;
