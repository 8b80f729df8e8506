import type { BoardSubject } from '../api/supervision';
import type { CaseTab } from '../cases/case-query';

/** What the board shows. */
export interface BoardView {
  readonly by: BoardSubject;
  readonly within: string;
  readonly kind: string;
}

/**
 * Where a number of the board leads: the list of the cases that it counts. Cases with no department
 * yet are those that wait to be assigned.
 */
export function boardLink(
  { by, within, kind }: BoardView,
  code: string | null,
  tab: CaseTab,
): { path: string; query: Record<string, string> } {
  const place: Record<string, string> =
    by === 'area'
      ? { area: code ?? within }
      : { area: within, ...(code === null ? { state: 'awaiting-assignment' } : { unit: code }) };
  return { path: '/cases', query: { tab, ...place, ...(kind === '' ? {} : { kind }) } };
}
