import type { Watermarks } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import { startOffset } from '../../../apps/aggregator/src/consume/checkpoint-rules.js';

/** What of a partition is not counted in the snapshot. */
export interface Tail {
  readonly partition: number;
  readonly epoch: number;
  /** The first offset that is archived, and the end of the partition. */
  readonly from: number;
  readonly to: number;
  /** The record before `from`, by which it is seen that this is the topic that was counted. */
  readonly last?: CheckpointDoc['last'];
  /** Whether a record was read that could be compared with `last`. */
  isSeen: boolean;
  /** The next offset to read, and what was archived. */
  next: number;
  records: number;
}

/**
 * The tail of each partition, from its checkpoint in the snapshot to its end now. Throws
 * `checkpoint-mismatch` when the topic cannot be the one that was counted.
 */
export function tailsOf(
  checkpoints: readonly CheckpointDoc[],
  clusterId: string,
  marks: ReadonlyMap<number, Watermarks>,
): Tail[] {
  const known = new Map(checkpoints.map((one) => [one.partition, one]));
  return [...marks]
    .sort(([a], [b]) => a - b)
    .map(([partition, mark]) => {
      const checkpoint = known.get(partition);
      if (checkpoint === undefined) {
        const { low, high } = mark;
        return { partition, epoch: 0, from: low, to: high, isSeen: false, next: low, records: 0 };
      }
      const { offset, verifies } = startOffset(checkpoint, clusterId, mark);
      const { epoch, next: from, last } = checkpoint;
      return {
        ...{ partition, epoch, from, to: mark.high, isSeen: false, next: offset, records: 0 },
        ...(verifies && { last }),
      };
    });
}
