import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import { readTails } from './read-tails.js';
import { readTopicLine } from './topic-line.js';
import { tailsOf, type Tail } from './topic-tail.js';
import { counted, FakeTopic, record, records } from './topic.fake.js';

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

  it('is refused where there is another record, or none, in the place of the last one', async () => {
    const [first, second] = [record(2), record(9)];
    for (const [others, markers] of [[[first, second], 0] as const, [[first], 9] as const]) {
      const topic = new FakeTopic(new Map([[0, others]]), markers);
      const between = counted(0, 5, record(4));
      await expect(archived(topic, [between])).rejects.toMatchObject({
        code: 'checkpoint-mismatch',
      });
    }
  });

  it('ends the batch at hand, and every later one, where the disk is full', async () => {
    const long = Array.from({ length: 50 }, (_, i) => record(i, 50_000));
    const topic = new FakeTopic(
      new Map([
        [0, long],
        [1, long],
      ]),
    );
    const tails = tailsOf([], 'cluster', await topic.watermarks());
    const full = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('no space left'));
      },
    });
    await expect(pipeline(readTails(topic, tails, new Set()), full)).rejects.toThrow('no space');
    await topic.stop();
    for (const { records: read } of tails) expect(read).toBeLessThan(50);
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
