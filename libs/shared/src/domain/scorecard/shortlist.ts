import type { AwardRule } from './rules.js';

/** Why somebody should be on a list, or should not. */
export const REASONS = {
  rank: '名次',
  rate: '得分率',
  sample: '有效评价数',
  'default-share': '默认占比变化',
  late: '超期案件',
} as const;
export type ReasonCode = keyof typeof REASONS;

/** What is known of a candidate; `defaultRise` is null where there is nothing to compare. */
export interface CandidateFacts {
  readonly rank: number;
  /** Points in a hundred. */
  readonly rate: number;
  readonly valid: number;
  readonly defaultRise: number | null;
  /** Cases whose running term is over. */
  readonly late: number;
}

export interface Reason {
  readonly code: ReasonCode;
  readonly value: number | null;
  readonly limit: number;
}

export interface Verdict {
  readonly for: readonly Reason[];
  readonly against: readonly Reason[];
}

export interface Limits {
  readonly award: AwardRule;
  readonly minimumSample: number;
  readonly defaultJump: number;
}

/** Weighs what speaks for and against; nothing is left out, and one thing against is enough. */
export function verdictOn(facts: CandidateFacts, limits: Limits): Verdict {
  const { award, minimumSample, defaultJump } = limits;
  const { rank, rate, valid, defaultRise, late } = facts;
  const table: readonly (readonly [Reason, boolean])[] = [
    [{ code: 'rank', value: rank, limit: award.top }, rank <= award.top],
    [{ code: 'rate', value: rate, limit: award.rate }, rate >= award.rate],
    [{ code: 'sample', value: valid, limit: minimumSample }, valid >= minimumSample],
    [
      { code: 'default-share', value: defaultRise, limit: defaultJump },
      defaultRise === null || defaultRise <= defaultJump,
    ],
    [{ code: 'late', value: late, limit: 0 }, late === 0],
  ];
  const reasons = (isFor: boolean) =>
    table.filter(([, speaksFor]) => speaksFor === isFor).map(([reason]) => reason);
  return { for: reasons(true), against: reasons(false) };
}
