import type { CaseTab } from '../cases/case-query';

/** Which place a row of the board is of, by the form of its code. */
export type BoardPlace = 'area' | 'unit';

/** Where a number of the board leads: the list of the cases that it counts. */
export function boardLink(
  place: { readonly is: BoardPlace; readonly code: string },
  tab: CaseTab,
  kind: string,
): { path: string; query: Record<string, string> } {
  return {
    path: '/cases',
    query: { tab, [place.is]: place.code, ...(kind === '' ? {} : { kind }) },
  };
}

const AREA = /^\d{6}(\d{3}){0,2}$/;

/** Areas have codes of 6, 9 or 12 digits; those of departments are longer. */
export const placeOf = (code: string): { is: BoardPlace; code: string } => ({
  is: AREA.test(code) ? 'area' : 'unit',
  code,
});
