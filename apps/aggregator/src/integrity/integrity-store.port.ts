import type { FoundFlag, IntegrityWindowDoc } from '#shared/contract/flag-storage.js';
import type { IntegrityRule } from '#shared/domain/integrity/integrity-rule.js';
import type { Sighting, SightingRule } from '#shared/domain/integrity/sighting.js';

/** A window as it is judged. */
export type SeenWindow = Omit<IntegrityWindowDoc, 'forgetAt'>;

/** What was seen and what was raised. Everything may be written again: nothing is there twice. */
export interface IntegrityStore {
  /**
   * Adds sightings to their windows, and answers the windows touched that hold at least as many as
   * `least` says of their rule.
   */
  see(
    sightings: readonly Sighting[],
    least: (rule: SightingRule) => number,
    now: Date,
  ): Promise<SeenWindow[]>;
  /** Writes a flag as it was found now; one that a person judged stays judged unless it has grown. */
  raise(flag: FoundFlag, now: Date): Promise<void>;
  /** Open flags of these rules and windows that were not found any more. */
  lapse(
    rules: readonly IntegrityRule[],
    windows: readonly string[],
    found: readonly string[],
    now: Date,
  ): Promise<void>;
}
