import type { CheckpointDoc } from '#shared/contract/storage.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import type { CheckpointStore } from './checkpoint.port.js';

/**
 * Moves a checkpoint from the value last read. The filter is that value: whoever finds it changed
 * was not alone with the partition.
 */
export async function advanceCheckpoint(
  { checkpoints }: Collections,
  session: ClientSession,
  before: CheckpointDoc,
  after: CheckpointDoc,
): Promise<boolean> {
  const { _id, clusterId, epoch, next } = before;
  const result = await checkpoints.updateOne(
    { _id, clusterId, epoch, next },
    {
      $set: {
        next: after.next,
        gaps: after.gaps,
        ledger: after.ledger,
        duplicates: after.duplicates,
        quarantined: after.quarantined,
        ...(after.last && { last: after.last }),
      },
    },
    { session },
  );
  return result.matchedCount === 1;
}

/** Reads and creates checkpoints, outside of a batch. */
export class MongoCheckpoints implements CheckpointStore {
  constructor(private readonly collections: Collections) {}

  async read(partitions: readonly number[]): Promise<ReadonlyMap<number, CheckpointDoc>> {
    const found = await this.collections.checkpoints
      .find({ _id: { $in: partitions.map(String) } })
      .toArray();
    return new Map(found.map((one) => [one.partition, one]));
  }

  async create(fresh: CheckpointDoc): Promise<CheckpointDoc> {
    const { checkpoints } = this.collections;
    const { _id, ...rest } = fresh;
    const stored = await checkpoints.findOneAndUpdate(
      { _id },
      { $setOnInsert: rest },
      { upsert: true, returnDocument: 'after' },
    );
    return stored ?? fresh;
  }

  async caughtUp(partitions: readonly number[], at: Date): Promise<void> {
    if (partitions.length === 0) return;
    await this.collections.meta.bulkWrite(
      partitions.map((partition) => ({
        updateOne: {
          filter: { _id: `progress:${partition}` },
          update: { $max: { caughtUpAt: at } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
}
