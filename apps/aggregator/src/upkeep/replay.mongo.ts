import type { Watermarks } from '#shared/contract/record.js';
import type { CheckpointDoc, EpochTally } from '#shared/contract/storage.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';

/** The topic as a replay needs to know it. */
export interface ReplayedTopic {
  clusterId(): Promise<string>;
  watermarks(): Promise<ReadonlyMap<number, Watermarks>>;
}

export interface ReplayedPartition {
  readonly partition: number;
  readonly epoch: number;
  readonly from: number;
}

/**
 * Begins a new epoch for every partition at the first record that is still there. What is in the
 * ledger stays, and comes as duplicates; running aggregators find the checkpoints changed and go
 * there. Partitions that nobody has counted yet begin there anyway, and are left out.
 */
export async function replayFromBeginning(
  db: Db,
  topic: ReplayedTopic,
): Promise<ReplayedPartition[]> {
  const clusterId = await topic.clusterId();
  const marks = await topic.watermarks();
  const replayed: ReplayedPartition[] = [];
  for (const [partition, { low }] of [...marks].sort(([a], [b]) => a - b)) {
    const epoch = await beginEpoch(collectionsOf(db), partition, clusterId, low);
    if (epoch !== undefined) replayed.push({ partition, epoch, from: low });
  }
  return replayed;
}

async function beginEpoch(
  { checkpoints }: Collections,
  partition: number,
  clusterId: string,
  low: number,
): Promise<number | undefined> {
  for (;;) {
    const before = await checkpoints.findOne({ _id: String(partition) });
    if (before === null) return undefined;
    const epoch = before.epoch + 1;
    const { matchedCount } = await checkpoints.updateOne(
      { _id: before._id, epoch: before.epoch, next: before.next },
      {
        $set: {
          clusterId,
          epoch,
          from: low,
          next: low,
          gaps: 0,
          ledger: 0,
          duplicates: 0,
          quarantined: 0,
        },
        $unset: { last: 1 },
        $push: { past: tallyOf(before) },
      },
    );
    if (matchedCount === 1) return epoch;
    // A batch was committed meanwhile: once more, from where it left the checkpoint.
  }
}

/** The tally of a checkpoint's current epoch. */
export const tallyOf = (checkpoint: CheckpointDoc): EpochTally => ({
  epoch: checkpoint.epoch,
  from: checkpoint.from,
  next: checkpoint.next,
  gaps: checkpoint.gaps,
  ledger: checkpoint.ledger,
  duplicates: checkpoint.duplicates,
  quarantined: checkpoint.quarantined,
});
