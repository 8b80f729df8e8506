import type { UserDoc } from '#shared/contract/console-storage.js';
import type { Tx } from '../../storage/transactions.port.js';

/** What is assigned to a person; an abstract class, to be asked for by type. */
export abstract class OpenWork {
  /**
   * Assigns to somebody else all that is assigned to a person and not yet done; answers how much it
   * was. Writes its own entries into the audit chain.
   */
  abstract handOver(tx: Tx, from: UserDoc, to: UserDoc, by: string): Promise<number>;
}

/** Of an installation where nothing is assigned to a person by name. */
export class NoOpenWork extends OpenWork {
  handOver(): Promise<number> {
    return Promise.resolve(0);
  }
}
