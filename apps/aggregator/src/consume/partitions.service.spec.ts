import type { RecordBatch, TopicRecord, Watermarks } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import { recordOf, service } from '../ledger/topic-records.fake.js';
import { BatchPace } from './batch-pace.js';
import { firstCheckpoint } from './checkpoint-rules.js';
import { PartitionsService } from './partitions.service.js';
import { ProgressService } from './progress.service.js';
import { lastRecord } from './record-hash.js';

const record = (offset: number): TopicRecord =>
  recordOf(service({ projectNo: `P${offset}` }), offset);

const fresh = firstCheckpoint(0, 'cluster', 0);
/** A checkpoint behind records 0 to 9. */
const behindNine: CheckpointDoc = { ...fresh, next: 10, ledger: 10, last: lastRecord(record(9)) };

/** Partition 0 with the given stored checkpoint and watermarks; every batch is counted as read. */
function partition(stored: CheckpointDoc | undefined, marks: Watermarks, clusterId = 'cluster') {
  const state = { stored, marks, now: 0, caughtUp: [] as number[], seeks: [] as number[] };
  const batches: number[][] = [];
  const topic = {
    clusterId: () => Promise.resolve(clusterId),
    watermarks: () => Promise.resolve(new Map([[0, state.marks]])),
    seek: (_: number, offset: number) => state.seeks.push(offset),
    endOfMarkers: (_: number, next: number) => next,
  };
  const checkpoints = {
    read: () => Promise.resolve(new Map(state.stored ? [[0, state.stored]] : [])),
    create: (one: CheckpointDoc) => {
      state.stored ??= one;
      return Promise.resolve(state.stored);
    },
    caughtUp: (partitions: readonly number[]) => {
      state.caughtUp.push(...partitions);
      return Promise.resolve();
    },
  };
  const counter = {
    count: (checkpoint: CheckpointDoc, records: readonly TopicRecord[]) => {
      const { stored: now } = state;
      const last = records.at(-1);
      if (last === undefined || now?.next !== checkpoint.next || now.epoch !== checkpoint.epoch) {
        return Promise.resolve(undefined);
      }
      batches.push(records.map(({ offset }) => offset));
      state.stored = { ...checkpoint, next: last.offset + 1, last: lastRecord(last) };
      return Promise.resolve(state.stored);
    },
  };
  const clock = () => state.now;
  const partitions = new PartitionsService(
    topic,
    checkpoints,
    counter,
    new BatchPace(1_000),
    1_000_000,
    () => undefined,
    clock,
  );
  const progress = new ProgressService(topic, partitions, checkpoints, clock);
  return { partitions, progress, state, batches };
}

const batch = (from: number, ...offsets: number[]): RecordBatch => ({
  partition: 0,
  from,
  records: offsets.map(record),
  reachesEnd: true,
  heartbeat: () => Promise.resolve(),
  isRunning: () => true,
});

describe('where a partition is read from', () => {
  it('begins a new partition at the first record there is', async () => {
    const { partitions, state } = partition(undefined, { low: 4, high: 9 });
    expect(await partitions.assigned([0])).toEqual(new Map([[0, 4]]));
    expect(state.stored).toMatchObject({ epoch: 1, from: 4, next: 4 });
  });

  it('reads the record before the checkpoint again, and counts what follows', async () => {
    const { partitions, batches } = partition(behindNine, { low: 0, high: 12 });
    expect(await partitions.assigned([0])).toEqual(new Map([[0, 9]]));
    expect(await partitions.consume(batch(9, 9, 10, 11))).toBe(12);
    expect(batches).toEqual([[10, 11]]);
  });

  it('after a pause reads that record again, so that no stranger is taken for what follows', async () => {
    const { partitions, state, batches } = partition(behindNine, { low: 0, high: 30 });
    await partitions.assigned([0]);
    expect(await partitions.consume(batch(9, 9, 10))).toBe(11);
    state.now = 80;
    expect(await partitions.consume(batch(11, 11))).toBe(12);
    state.now = 5_000;
    expect(await partitions.consume(batch(12, 12, 13))).toBe(11);
    expect(batches).toEqual([[10], [11]]);
    const stranger = { ...batch(11, 12, 13), records: [recordOf(service(), 11), record(12)] };
    await expect(partitions.consume(stranger)).rejects.toThrow('recreated or altered');
    expect(await partitions.consume(batch(11, 11, 12, 13))).toBe(14);
    expect(batches).toEqual([[10], [11], [12, 13]]);
    // While more waits there has been no pause, however long a batch waits for its turn.
    expect(await partitions.consume({ ...batch(14, 14), reachesEnd: false })).toBe(15);
    state.now = 60_000;
    expect(await partitions.consume(batch(15, 15))).toBe(16);
  });

  it('goes on behind a record that retention has just taken', async () => {
    const { partitions, batches } = partition(behindNine, { low: 10, high: 12 });
    expect(await partitions.assigned([0])).toEqual(new Map([[0, 10]]));
    expect(await partitions.consume(batch(10, 10, 11))).toBe(12);
    expect(batches).toEqual([[10, 11]]);
  });

  it.each<[string, CheckpointDoc, Watermarks, string]>([
    ['the topic is shorter', behindNine, { low: 0, high: 9 }, 'ends at 9'],
    ['retention overtook us', behindNine, { low: 11, high: 20 }, 'retention'],
    ['the cluster is another', { ...behindNine, clusterId: 'old' }, { low: 0, high: 20 }, 'old'],
  ])('stops when %s', async (_, stored, marks, said) => {
    const { partitions } = partition(stored, marks);
    await expect(partitions.assigned([0])).rejects.toMatchObject({
      code: 'checkpoint-mismatch',
      message: expect.stringMatching(new RegExp(`${said}.*hcp replay`)) as string,
    });
  });

  it('stops when the record before the checkpoint is another one', async () => {
    const stored = { ...behindNine, last: { ...lastRecord(record(8)), offset: 9 } };
    const { partitions, batches } = partition(stored, { low: 0, high: 12 });
    await partitions.assigned([0]);
    await expect(partitions.consume(batch(9, 9, 10))).rejects.toMatchObject({
      code: 'checkpoint-mismatch',
    });
    expect(batches).toEqual([]);
  });
});

describe('a batch that does not continue the count', () => {
  it('is dropped, and the source sent back, when it begins too late', async () => {
    const { partitions, batches } = partition(fresh, { low: 0, high: 30 });
    await partitions.assigned([0]);
    expect(await partitions.consume(batch(20, 20, 21))).toBe(0);
    expect(batches).toEqual([]);
  });

  it('is counted when only offsets without records lie between', async () => {
    const { partitions, batches } = partition(fresh, { low: 0, high: 30 });
    await partitions.assigned([0]);
    expect(await partitions.consume(batch(0, 3, 4))).toBe(5);
    expect(batches).toEqual([[3, 4]]);
  });

  it('is dropped when another consumer was here, whose checkpoint then holds', async () => {
    const { partitions, state, batches } = partition(fresh, { low: 0, high: 30 });
    await partitions.assigned([0]);
    state.stored = behindNine;
    expect(await partitions.consume(batch(0, 0, 1))).toBe(9);
    expect(batches).toEqual([]);
    expect(await partitions.consume(batch(9, 9, 10))).toBe(11);
    expect(batches).toEqual([[10]]);
  });
});

describe('a look at the progress', () => {
  it('knows the lag, and who is caught up', async () => {
    const { partitions, progress, state } = partition(fresh, { low: 0, high: 2 });
    await partitions.assigned([0]);
    expect(await progress.look()).toMatchObject([{ partition: 0, messages: 2 }]);
    expect(state.caughtUp).toEqual([]);
    await partitions.consume(batch(0, 0, 1));
    expect(await progress.look()).toMatchObject([{ messages: 0, ageSeconds: 0 }]);
    expect(state.caughtUp).toEqual([0]);
  });

  it('follows a replay that no batch has met', async () => {
    const { partitions, progress, state } = partition(fresh, { low: 0, high: 2 });
    await partitions.assigned([0]);
    await partitions.consume(batch(0, 0, 1));
    state.stored = { ...fresh, epoch: 2 };
    await progress.look();
    expect(state.seeks).toEqual([0]);
    expect(partitions.assignment?.get(0)?.checkpoint).toMatchObject({ epoch: 2, next: 0 });
  });

  it('stops when the topic has become shorter than what was counted', async () => {
    const { partitions, progress, state } = partition(fresh, { low: 0, high: 2 });
    await partitions.assigned([0]);
    await partitions.consume(batch(0, 0, 1));
    state.marks = { low: 0, high: 0 };
    await expect(progress.look()).rejects.toMatchObject({ code: 'checkpoint-mismatch' });
  });
});
