import type { RecordBatch, Watermarks } from '../contract/record.js';

/** What is done with the partitions and batches of a source. */
export interface BatchHandler {
  /** This consumer's partitions from now on; answers the offset from which to read each. */
  assigned(partitions: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Answers the next offset to read; the source goes there if that is not where it stands. */
  consume(batch: RecordBatch): Promise<number>;
  /** A fault after which nothing can go on; the process is expected to end. */
  failed(fault: unknown): void;
}

/**
 * A topic read in batches as a member of a consumer group. Where to read from is the handler's
 * business; the offsets that Kafka keeps for the group mean nothing here.
 */
export interface BatchSource {
  clusterId(): Promise<string>;
  /** Of all partitions of the topic. */
  watermarks(): Promise<ReadonlyMap<number, Watermarks>>;
  start(handler: BatchHandler): Promise<void>;
  /** Reads a partition from another offset. */
  seek(partition: number, offset: number): void;
  /** Where the partition would be read next, given that all before `next` has been read: behind it, if
   * there is nothing but transaction markers. */
  endOfMarkers(partition: number, next: number): number;
  /** Waits for the batches at hand, then leaves the group. */
  stop(): Promise<void>;
}
