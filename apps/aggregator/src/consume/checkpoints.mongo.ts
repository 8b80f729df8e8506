import { FIRST_GENERATION, type CheckpointDoc } from '#shared/contract/storage.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import { runTransaction, TRANSACTION_LIMIT_MS } from '../ledger/run-transaction.mongo.js';
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
  private readonly collections: Collections;

  constructor(private readonly db: Db) {
    this.collections = collectionsOf(db);
  }

  async read(partitions: readonly number[]): Promise<ReadonlyMap<number, CheckpointDoc>> {
    const found = await this.collections.checkpoints
      .find({ _id: { $in: partitions.map(String) } })
      .toArray();
    return new Map(found.map((one) => [one.partition, one]));
  }

  /** Collides with the end of a rebuild, which otherwise might not know of the new partition. */
  async create(fresh: CheckpointDoc): Promise<CheckpointDoc> {
    const { checkpoints, meta } = this.collections;
    const { _id, ...rest } = fresh;
    await runTransaction(
      this.db.client,
      async (session) => {
        await meta.updateOne(
          { _id: 'generation' },
          { $inc: { partitions: 1 }, $setOnInsert: { generation: FIRST_GENERATION } },
          { session, upsert: true },
        );
        await checkpoints.updateOne({ _id }, { $setOnInsert: rest }, { session, upsert: true });
        return true;
      },
      TRANSACTION_LIMIT_MS,
    );
    return (await checkpoints.findOne({ _id })) ?? fresh;
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
