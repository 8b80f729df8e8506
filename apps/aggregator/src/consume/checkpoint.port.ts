import type { CheckpointDoc } from '#shared/contract/storage.js';

/** Where the checkpoints are kept. */
export interface CheckpointStore {
  /** Those of the partitions that have one. */
  read(partitions: readonly number[]): Promise<ReadonlyMap<number, CheckpointDoc>>;
  /** Stores a first checkpoint unless another consumer was faster; answers the stored one. */
  create(fresh: CheckpointDoc): Promise<CheckpointDoc>;
  /** Notes that all that came into these partitions before `at` is counted. */
  caughtUp(partitions: readonly number[], at: Date): Promise<void>;
}
