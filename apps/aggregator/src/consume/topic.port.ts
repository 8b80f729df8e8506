import type { Watermarks } from '#shared/contract/record.js';

/** The topic, as far as the position in it is concerned. */
export interface TopicView {
  clusterId(): Promise<string>;
  /** Of all partitions. */
  watermarks(): Promise<ReadonlyMap<number, Watermarks>>;
  seek(partition: number, offset: number): void;
  /** `next`, or what lies behind it if there are only transaction markers. */
  endOfMarkers(partition: number, next: number): number;
}
