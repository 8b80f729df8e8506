import type { TopicRecord } from '#shared/contract/record.js';
import type { BatchHandler, BatchSource } from '#shared/kafka/batch-source.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import { firstCheckpoint } from '../../../apps/aggregator/src/consume/checkpoint-rules.js';
import { lastRecord } from '../../../apps/aggregator/src/consume/record-hash.js';
import { readTails } from './read-tails.js';
import { readTopicLine } from './topic-line.js';
import { tailsOf, type Tail } from './topic-tail.js';

const record = (offset: number): TopicRecord => ({
  offset,
  timestamp: 1_000 + offset,
  key: Buffer.from('D'),
  value: Buffer.from(JSON.stringify({ offset, mobile: { kid: `data-${offset}`, ct: 'AA==' } })),
  headers: { type: Buffer.from('rating') },
});

/** A topic in memory: records of each partition, and offsets at its end that hold markers only. */
class FakeTopic implements BatchSource {
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
  stop = (): Promise<void> => Promise.resolve();

  endOfMarkers(partition: number, next: number): number {
    const all = this.partitions.get(partition) ?? [];
    return next === all.length ? this.endOf(all) : next;
  }

  async start(handler: BatchHandler): Promise<void> {
    const offsets = await handler.assigned([...this.partitions.keys()]);
    for (const [partition, all] of this.partitions) {
      // As Kafka does, a fetch may bring what lies before the offset that was asked for.
      const from = Math.max(0, (offsets.get(partition) ?? 0) - 1);
      const records = all.slice(from);
      if (records.length === 0) continue;
      const rest = { heartbeat: () => Promise.resolve(), isRunning: () => true };
      await handler
        .consume({ partition, from, records, reachesEnd: true, ...rest })
        .catch((fault: unknown) => {
          handler.failed(fault);
        });
    }
  }

  private readonly endOf = (all: readonly TopicRecord[]): number => all.length + this.markers;
}

const counted = (partition: number, next: number, last: TopicRecord): CheckpointDoc => ({
  ...firstCheckpoint(partition, 'cluster', 0),
  next,
  last: lastRecord(last),
});

const records = (n: number): TopicRecord[] => Array.from({ length: n }, (_, i) => record(i));

async function archived(topic: FakeTopic, checkpoints: readonly CheckpointDoc[]) {
  const tails = tailsOf(checkpoints, 'cluster', await topic.watermarks());
  const keys = new Set<string>();
  let text = '';
  for await (const chunk of readTails(topic, tails, keys)) text += chunk.toString();
  const lines = text.split('\n').filter((line) => line !== '');
  const read = lines.map((line) => readTopicLine(line));
  return { tails, keys, read: read.map((one) => [one?.partition, one?.record.offset]) };
}

const sizes = (tails: readonly Tail[]): number[] => tails.map((tail) => tail.records);

describe('the archived tail', () => {
  it('is all from the checkpoint to the end, and from the beginning where nobody has counted', async () => {
    const topic = new FakeTopic(
      new Map([
        [0, records(5)],
        [1, records(2)],
      ]),
    );
    const { tails, keys, read } = await archived(topic, [counted(0, 3, record(2))]);
    expect(read).toEqual([
      [0, 3],
      [0, 4],
      [1, 0],
      [1, 1],
    ]);
    expect(sizes(tails)).toEqual([2, 2]);
    expect([...keys].sort()).toEqual(['data-0', 'data-1', 'data-3', 'data-4']);
  });

  it('ends although there is nothing but transaction markers left', async () => {
    const topic = new FakeTopic(new Map([[0, records(4)]]), 2);
    const { tails, read } = await archived(topic, [counted(0, 3, record(2))]);
    expect(read).toEqual([[0, 3]]);
    expect(tails[0]?.to).toBe(6);
  });

  it('is empty where everything is counted, and only after the last record was looked at', async () => {
    const topic = new FakeTopic(new Map([[0, records(3)]]));
    const { read } = await archived(topic, [counted(0, 3, record(2))]);
    expect(read).toEqual([]);
    const other = { ...record(2), value: Buffer.from('another') };
    await expect(archived(topic, [counted(0, 3, other)])).rejects.toMatchObject({
      code: 'checkpoint-mismatch',
    });
  });

  it('is refused of another cluster, or a topic that is shorter than what was counted', async () => {
    const topic = new FakeTopic(new Map([[0, records(2)]]));
    const elsewhere = { ...counted(0, 1, record(0)), clusterId: 'other' };
    await expect(archived(topic, [elsewhere])).rejects.toMatchObject({
      code: 'checkpoint-mismatch',
    });
    await expect(archived(topic, [counted(0, 3, record(2))])).rejects.toMatchObject({
      code: 'checkpoint-mismatch',
    });
  });
});
