import type { CaseTab } from '../cases/case-query';
import { placePart } from '../ui/place-part';

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

/** Whether a code of the board is that of an area or of a unit. */
export const placeOf = (code: string): { is: BoardPlace; code: string } => ({
  is: placePart(code) === 'areas' ? 'area' : 'unit',
  code,
});
