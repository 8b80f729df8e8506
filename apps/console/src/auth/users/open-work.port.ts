import type { UserDoc } from '#shared/contract/console-storage.js';
import type { Tx } from '../../storage/transactions.port.js';

/** What is assigned to a person; an abstract class, to be asked for by type. */
export abstract class OpenWork {
  /**
   * Assigns to somebody else all that is assigned to a person and not yet done, or to nobody where
   * there is nobody or he may not have it; answers how much it was. Writes its own entries into the
   * audit chain.
   */
  abstract handOver(tx: Tx, from: UserDoc, to: UserDoc | undefined): Promise<number>;
}
