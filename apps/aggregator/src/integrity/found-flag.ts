import type { FoundFlag } from '#shared/contract/flag-storage.js';
import {
  flagId,
  type Finding,
  type FlagSubject,
  type IntegrityRule,
} from '#shared/domain/integrity/integrity-rule.js';
import type { FlagPlaces } from './flag-places.js';
import { flagCode } from './pseudonym.js';

/** What a finding is of. */
export interface Found {
  readonly rule: IntegrityRule;
  readonly subject: FlagSubject;
  readonly window: string;
  /** All departments that were rated, in any order. */
  readonly departments: Iterable<string>;
}

/** A finding as it is written. */
export function foundFlag(
  { rule, subject, window, departments }: Found,
  { numbers, weight, keys }: Finding,
  places: FlagPlaces,
): FoundFlag {
  const _id = flagId(rule, subject, window);
  const rated = [...new Set(departments)].sort();
  return {
    ...{ _id, code: flagCode(_id), rule, subject, window },
    ...{ areas: places.areasOf(rated), departments: rated },
    ...{ numbers, weight, keys },
  };
}
