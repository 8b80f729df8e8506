import type { RecordBatch, TopicRecord, Watermarks } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import { AppError } from '#shared/errors/app-error.js';
import { TOPIC } from '#shared/contract/topic.js';
import type { Counted, CountBatchService } from '../ledger/count-batch.service.js';
import { checkpointMismatch, firstCheckpoint, startOffset } from './checkpoint-rules.js';
import type { CheckpointStore } from './checkpoint.port.js';
import type { BatchPace } from './batch-pace.js';
import { sliceOf } from './slice-of.js';
import { isLastRecord } from './record-hash.js';
import type { TopicView } from './topic.port.js';

/** How far one partition is counted, as this process knows it. */
export interface Position {
  checkpoint: CheckpointDoc;
  /** The next record read must be the last one counted: that it is the same topic. */
  verifies: boolean;
  /** Since when all that there was is counted, epoch milliseconds; undefined while more waits. */
  endedAt?: number | undefined;
  /** Since when a transaction is under way, epoch milliseconds. */
  busySince?: number | undefined;
}

/**
 * A topic cannot be deleted, made again and filled beyond the checkpoint in so short a time; after
 * a longer pause the record before the checkpoint is looked at again, before anything is counted.
 */
const SAME_TOPIC_MS = 100;

/** Hears what became of records, after it is durable. */
export type CountedListener = (counted: Counted) => void;

/**
 * This process's partitions. The checkpoint in the database is the only truth: what is in memory
 * is what was last read, and is read again whenever a doubt arises.
 */
export class PartitionsService {
  private positions = new Map<number, Position>();
  private isAssigned = false;
  private assignments = 0;

  constructor(
    private readonly topic: TopicView,
    private readonly checkpoints: CheckpointStore,
    private readonly counter: Pick<CountBatchService, 'count'>,
    private readonly pace: BatchPace,
    private readonly maxBytes: number,
    private readonly onCounted: CountedListener,
    private readonly clock: () => number,
  ) {}

  /** Whether the group has told us our partitions, of which there may be none. */
  get assignment(): ReadonlyMap<number, Position> | undefined {
    return this.isAssigned ? this.positions : undefined;
  }

  /** Takes these partitions and no others; answers where to read each from. */
  async assigned(partitions: readonly number[]): Promise<ReadonlyMap<number, number>> {
    this.assignments += 1;
    const assignment = this.assignments;
    this.positions = new Map();
    const marks = await this.topic.watermarks();
    const offsets = new Map<number, number>();
    const positions = new Map<number, Position>();
    for (const partition of partitions) {
      const { position, offset } = await this.locate(partition, marks);
      positions.set(partition, position);
      offsets.set(partition, offset);
    }
    // The group may have met again meanwhile; then the later assignment holds.
    if (assignment === this.assignments) {
      this.positions = positions;
      this.isAssigned = true;
    }
    return offsets;
  }

  /** Counts a batch; answers the next offset to read. */
  async consume(batch: RecordBatch): Promise<number> {
    const position = this.positions.get(batch.partition);
    const wasVerified = position?.verifies === true;
    const fresh = position && uncounted(batch, position);
    // Read from elsewhere than where the count stands: the source is sent back there.
    if (position === undefined || fresh === undefined) return this.relocate(batch.partition);
    if (!wasVerified && this.hasPaused(position)) return this.relocate(batch.partition);
    for (let rest = fresh; rest.length > 0 && batch.isRunning();) {
      const slice = sliceOf(rest, this.pace.events, this.maxBytes);
      rest = rest.slice(slice.length);
      const began = this.clock();
      position.busySince = began;
      const after = await this.counter.count(position.checkpoint, slice, this.onCounted);
      position.busySince = undefined;
      this.pace.took(this.clock() - began);
      // Another consumer was here: what it left is the truth.
      if (after === undefined) return this.relocate(batch.partition);
      position.checkpoint = after;
      await batch.heartbeat();
    }
    position.endedAt = batch.reachesEnd ? this.clock() : undefined;
    return position.checkpoint.next;
  }

  /** While nothing came for a while, the topic may have become another one. */
  private hasPaused({ endedAt }: Position): boolean {
    return endedAt !== undefined && this.clock() - endedAt > SAME_TOPIC_MS;
  }

  /** Reads a partition's checkpoint again; answers where to read the partition from. */
  async relocate(partition: number): Promise<number> {
    const { position, offset } = await this.locate(partition, await this.topic.watermarks());
    if (this.positions.has(partition)) this.positions.set(partition, position);
    return offset;
  }

  private async locate(partition: number, marks: ReadonlyMap<number, Watermarks>) {
    const mark = marks.get(partition);
    if (mark === undefined) {
      throw new AppError('kafka-unavailable', `${TOPIC} has no partition ${partition}`);
    }
    const clusterId = await this.topic.clusterId();
    const stored = await this.checkpoints.read([partition]);
    const checkpoint =
      stored.get(partition) ??
      (await this.checkpoints.create(firstCheckpoint(partition, clusterId, mark.low)));
    const { offset, verifies } = startOffset(checkpoint, clusterId, mark);
    const position: Position = { checkpoint, verifies };
    return { position, offset };
  }
}

/**
 * The records of a batch that come after the checkpoint; undefined when the batch does not
 * continue it. Throws `checkpoint-mismatch` when the record before it has changed.
 */
function uncounted(batch: RecordBatch, position: Position): readonly TopicRecord[] | undefined {
  const { next, last } = position.checkpoint;
  const [first] = batch.records;
  if (first === undefined || batch.from > (position.verifies ? (last?.offset ?? next) : next)) {
    return undefined;
  }
  if (!position.verifies) return first.offset < next ? undefined : batch.records;
  if (last === undefined || first.offset < last.offset) return undefined;
  if (!isLastRecord(first, last)) {
    throw checkpointMismatch(
      batch.partition,
      `the record at offset ${last.offset} is not the one that was counted there: the topic was recreated or altered`,
    );
  }
  position.verifies = false;
  return batch.records.slice(1);
}
