import type { Watermarks } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import { TOPIC } from '#shared/contract/topic.js';
import { AppError } from '#shared/errors/app-error.js';

/** The checkpoint of a partition that nobody has counted yet. */
export const firstCheckpoint = (
  partition: number,
  clusterId: string,
  low: number,
): CheckpointDoc => ({
  _id: String(partition),
  partition,
  clusterId,
  epoch: 1,
  from: low,
  next: low,
  gaps: 0,
  ledger: 0,
  duplicates: 0,
  quarantined: 0,
});

const WHAT_TO_DO =
  'nothing was counted; find out what happened to the topic, and if it is to be counted anew from what it holds now, run: hcp replay --from-beginning';

/** The line with which the aggregator stops, rather than count from a place it does not know. */
export const checkpointMismatch = (partition: number, what: string): AppError =>
  new AppError('checkpoint-mismatch', `${TOPIC} partition ${partition}: ${what}; ${WHAT_TO_DO}`);

/**
 * Where to begin to read. The record before the checkpoint is read again, to see that it is still
 * the same; if retention has just taken it, reading begins behind it. Throws
 * `checkpoint-mismatch` when the topic cannot be the one that was counted.
 */
export function startOffset(
  checkpoint: CheckpointDoc,
  clusterId: string,
  { low, high }: Watermarks,
): { readonly offset: number; readonly verifies: boolean } {
  const { partition, next, last } = checkpoint;
  if (checkpoint.clusterId !== clusterId) {
    throw checkpointMismatch(
      partition,
      `the checkpoint is of Kafka cluster ${checkpoint.clusterId}, and this is ${clusterId}`,
    );
  }
  if (next > high) {
    throw checkpointMismatch(
      partition,
      `counted up to offset ${next}, but it ends at ${high}: it was recreated or lost records`,
    );
  }
  if (low > next) {
    throw checkpointMismatch(
      partition,
      `counted up to offset ${next}, but it begins at ${low}: retention took records before they were counted`,
    );
  }
  return last !== undefined && last.offset >= low
    ? { offset: last.offset, verifies: true }
    : { offset: next, verifies: false };
}
