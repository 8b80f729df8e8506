import type { TopicRecord } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import type { BatchHandler, BatchSource } from '#shared/kafka/batch-source.js';
import { firstCheckpoint } from '../../../apps/aggregator/src/consume/checkpoint-rules.js';
import { lastRecord } from '../../../apps/aggregator/src/consume/record-hash.js';

/** A record of a made-up topic, with a text of so many bytes. */
export const record = (offset: number, bytes = 0): TopicRecord => ({
  offset,
  timestamp: 1_000 + offset,
  key: Buffer.from('D'),
  value: Buffer.from(
    JSON.stringify({ offset, mobile: { kid: `data-${offset}`, ct: 'A'.repeat(bytes) } }),
  ),
  headers: { type: Buffer.from('rating') },
});

/** A topic in memory: records of each partition, and offsets at its end that hold markers only. */
export class FakeTopic implements BatchSource {
  private reading: Promise<void> | undefined;

  constructor(
    private readonly partitions: ReadonlyMap<number, readonly TopicRecord[]>,
    private readonly markers = 0,
  ) {}

  clusterId = (): Promise<string> => Promise.resolve('cluster');
  watermarks = () =>
    Promise.resolve(
      new Map([...this.partitions].map(([p, all]) => [p, { low: 0, high: this.endOf(all) }])),
    );
  seek = (): void => undefined;
  /** Waits for the batch at hand. */
  stop = (): Promise<void> => this.reading ?? Promise.resolve();

  endOfMarkers(partition: number, next: number): number {
    // What lies on a topic is known once it was read.
    if (this.reading === undefined) return next;
    const all = this.partitions.get(partition) ?? [];
    return next >= endOfRecords(all) ? this.endOf(all) : next;
  }

  start(handler: BatchHandler): Promise<void> {
    this.reading = this.read(handler);
    return this.reading;
  }

  private async read(handler: BatchHandler): Promise<void> {
    const offsets = await handler.assigned([...this.partitions.keys()]);
    for (const [partition, all] of this.partitions) {
      // As Kafka does, a fetch may bring what lies before the offset that was asked for.
      const from = Math.max(0, (offsets.get(partition) ?? 0) - 1);
      const records = all.filter(({ offset }) => offset >= from);
      if (records.length === 0) continue;
      const rest = { heartbeat: () => Promise.resolve(), isRunning: () => true };
      await handler
        .consume({ partition, from, records, reachesEnd: true, ...rest })
        .catch((fault: unknown) => {
          handler.failed(fault);
        });
    }
  }

  private readonly endOf = (all: readonly TopicRecord[]): number =>
    endOfRecords(all) + this.markers;
}

const endOfRecords = (all: readonly TopicRecord[]): number => (all.at(-1)?.offset ?? -1) + 1;

/** The checkpoint of a partition that was counted up to `next`. */
export const counted = (partition: number, next: number, last: TopicRecord): CheckpointDoc => ({
  ...firstCheckpoint(partition, 'cluster', 0),
  next,
  last: lastRecord(last),
});

export const records = (n: number): TopicRecord[] => Array.from({ length: n }, (_, i) => record(i));
