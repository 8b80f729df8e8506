import type { CaseCounts } from '../api/cases';
import { TAB_NAMES, type CaseTab } from '../cases/case-query';

/** A number of the start page, and where it leads. */
export interface Tile {
  readonly tab: CaseTab;
  readonly label: string;
  readonly count: number;
  readonly to: string;
  /** Asks to be seen first. */
  readonly isUrgent: boolean;
}

const SHOWN: readonly CaseTab[] = ['mine', 'late', 'soon', 'open'];

/** The numbers that are known; a zero is never urgent. */
export const tilesOf = (counts: CaseCounts): readonly Tile[] =>
  SHOWN.flatMap((tab) => {
    const count = counts[tab];
    if (count === undefined) return [];
    const isUrgent = tab === 'late' && count > 0;
    return [{ tab, label: TAB_NAMES[tab], count, to: `/cases?tab=${tab}`, isUrgent }];
  });
