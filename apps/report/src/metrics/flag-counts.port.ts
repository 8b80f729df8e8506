import type { IntegrityRule } from '#shared/domain/integrity/integrity-rule.js';

/** How many flags of a rule were ever raised in the smallest area that holds what they stand on. */
export interface FlagCount {
  readonly rule: IntegrityRule;
  readonly areaCode: string;
  readonly count: number;
}

export interface FlagCounts {
  counts(): Promise<FlagCount[]>;
}
