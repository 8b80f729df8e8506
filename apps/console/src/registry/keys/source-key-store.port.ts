import type { SourceKey } from '#shared/contract/registry-storage.js';
import type { Tx } from '../../storage/transactions.port.js';

/** The keys of sources as they are stored: sealed. */
export abstract class SourceKeyStore {
  /** Newest first, those that expired included. */
  abstract keys(source: string, tx?: Tx): Promise<readonly SourceKey[]>;
  /** By the code of the source. */
  abstract all(): Promise<ReadonlyMap<string, readonly SourceKey[]>>;
  abstract put(tx: Tx, source: string, keys: readonly SourceKey[]): Promise<void>;
}
