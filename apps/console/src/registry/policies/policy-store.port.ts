import type { PolicyDoc } from '#shared/contract/registry-storage.js';
import type { ClockKey } from '#shared/domain/casework/case-policy.js';
import type { Tx } from '../../storage/transactions.port.js';

/** The policies of areas as they are stored. */
export abstract class PolicyStore {
  /** Every version, by area, clock and day. */
  abstract all(): Promise<PolicyDoc[]>;
  /** Versions of one area and clock, the earliest first. */
  abstract versions(area: string, clock: ClockKey, tx: Tx): Promise<PolicyDoc[]>;
  /** Puts a version in the place of the one of its day. */
  abstract put(tx: Tx, policy: PolicyDoc): Promise<void>;
}
