import type { AuditEntry } from '#shared/contract/console-storage.js';
import type { Tx } from '../storage/transactions.port.js';

/** The append-only hash chain of what people did. An abstract class, to be asked for by type. */
export abstract class AuditTrail {
  /**
   * Writes an entry in the transaction of what it tells of: both stand, or neither. Nothing personal
   * of a citizen may be in it. Throws `audit-broken` when the chain has no head.
   */
  abstract append(tx: Tx, entry: AuditEntry): Promise<void>;
}
