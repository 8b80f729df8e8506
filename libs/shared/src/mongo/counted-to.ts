import type { CheckpointDoc, ProgressDoc } from '../contract/storage.js';
import type { Collections } from './collections.js';

const PROGRESS = 'progress:';

/** A filter of `meta` for how far the partitions are known to be counted. */
export const PROGRESS_DOCS = { _id: { $gte: PROGRESS, $lt: 'progress;' } } as const;

type Counted = Pick<CheckpointDoc, 'partition' | 'last'>;

/**
 * Before this moment everything on every partition is counted: the last record's LogAppendTime,
 * or later, the time at which a partition was last known to be at its end. Null before the first.
 */
export function countedTo(
  checkpoints: readonly Counted[],
  progress: readonly ProgressDoc[],
): Date | null {
  const caughtUp = new Map(progress.map((one) => [one._id.slice(PROGRESS.length), one.caughtUpAt]));
  let earliest: number | undefined;
  for (const { partition, last } of checkpoints) {
    const known = Math.max(
      last?.at.getTime() ?? Number.NEGATIVE_INFINITY,
      caughtUp.get(String(partition))?.getTime() ?? Number.NEGATIVE_INFINITY,
    );
    earliest = Math.min(earliest ?? known, known);
  }
  return earliest === undefined || !Number.isFinite(earliest) ? null : new Date(earliest);
}

/** The same, as the database has it now. */
export async function readCountedTo(
  collections: Pick<Collections, 'checkpoints' | 'meta'>,
): Promise<Date | null> {
  const progress = await collections.meta.find<ProgressDoc>(PROGRESS_DOCS).toArray();
  const checkpoints = await collections.checkpoints
    .find({})
    .project<Counted>({ _id: 0, partition: 1, last: 1 })
    .toArray();
  return countedTo(checkpoints, progress);
}
