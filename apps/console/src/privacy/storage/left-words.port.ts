import type { Tx } from '../../storage/transactions.port.js';

/** What a person left of himself outside of the ledger. */
export abstract class LeftWords {
  /**
   * Takes out what belongs to these services, or to entered cases: submissions that still lie sealed with an
   * invitation though the ledger has them, the words of requests, and what was written of a 回访.
   */
  abstract erase(tx: Tx, keys: readonly string[]): Promise<void>;
}
