import type { RegistryPart } from '#shared/contract/storage.js';
import type { RegistryFile } from '#shared/registry/columns.js';
import type { DocOf } from '#shared/registry/entries.js';
import type { KnownEntries } from '#shared/registry/references.js';
import type { Tx } from '../../storage/transactions.port.js';

/** What a change wrote to (nothing: it changed nothing), and what it answers. */
export interface Changed<T> {
  readonly parts: readonly RegistryPart[];
  readonly result: T;
}

/** The registry as it is stored. */
export abstract class RegistryStore {
  /**
   * One change of the registry, within a transaction. `work` is told the version it makes; when it
   * wrote to no part, the version stays.
   */
  abstract change<T>(
    tx: Tx,
    work: (version: number) => Promise<Changed<T>>,
  ): Promise<{ readonly version: number; readonly result: T }>;
  /** The version now. */
  abstract version(): Promise<number>;
  /** Waits until every live service has loaded a version; names those that have not in time. */
  abstract notLoaded(version: number): Promise<string[]>;
  /** Stored versions of one code, the earliest first. */
  abstract versions<P extends RegistryFile>(part: P, code: string, tx?: Tx): Promise<DocOf[P][]>;
  /** Every stored version of a part. */
  abstract all<P extends RegistryFile>(part: P, tx?: Tx): Promise<DocOf[P][]>;
  /** What entries may refer to. */
  abstract references(tx?: Tx): Promise<Omit<KnownEntries, 'faulty'>>;
  /** Puts versions in the place of those with their `_id`; answers whether anything is another. */
  abstract put<P extends RegistryFile>(
    tx: Tx,
    part: P,
    docs: readonly DocOf[P][],
  ): Promise<boolean>;
}
