import type { CaseKindName, LoopCounts } from '#shared/domain/casework/casework.js';
import type { Period } from '#shared/domain/period.js';
import type { AreaLevel } from '#shared/domain/registry.js';

export const LOOP_SUBJECTS = ['area', 'department'] as const;
export type LoopSubject = (typeof LOOP_SUBJECTS)[number];

/** A question about the loop: parsed, with its defaults filled in. */
export interface LoopQuery {
  readonly by: LoopSubject;
  readonly within: string;
  readonly peers?: AreaLevel | undefined;
  readonly period: Period;
  readonly kind: CaseKindName;
  /** What is late is told by it, epoch milliseconds. */
  readonly now: number;
}

export interface LoopRow {
  readonly code: string;
  readonly name: string;
  readonly counts: LoopCounts;
}

/** How the loop went for the cases that were opened in a period. */
export interface LoopAnswer {
  readonly query: LoopQuery;
  readonly withinName: string;
  readonly total: LoopCounts;
  /** Whoever had a case, by code. */
  readonly rows: readonly LoopRow[];
}
