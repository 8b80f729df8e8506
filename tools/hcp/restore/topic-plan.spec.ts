import type { BackupManifest } from '../backup/backup-manifest.js';
import { counted, FakeTopic, record, records } from '../backup/topic.fake.js';
import { topicPlan, verifiedPlan } from './topic-plan.js';

const partition = (n: number, next: number, to: number) => ({
  ...{ partition: n, epoch: 1, next, to },
  records: to - next,
});
const backup = {
  topic: { clusterId: 'old', partitions: [partition(0, 10, 15), partition(1, 20, 20)] },
} as unknown as BackupManifest;
const marks = (...ends: readonly (readonly [low: number, high: number])[]) =>
  new Map(ends.map(([low, high], n) => [n, { low, high }]));

describe('what a restore does about Kafka', () => {
  it('nothing, where it holds all that the backup knows of', () => {
    expect(topicPlan(backup, 'old', marks([0, 15], [5, 20]))).toEqual({ kind: 'continues' });
    expect(topicPlan(backup, 'old', marks([10, 99], [20, 99])).kind).toBe('continues');
  });

  it.each([
    ['another cluster', 'new', marks([0, 99], [0, 99])],
    ['archived events are not there any more', 'old', marks([0, 14], [0, 20])],
    ['the topic was made anew', 'old', marks([0, 0], [0, 0])],
    ['retention took what was not counted', 'old', marks([11, 99], [0, 99])],
  ])('reads it as a new one, where %s', (_, cluster, ends) => {
    expect(topicPlan(backup, cluster, ends).kind).toBe('anew');
  });

  it('refuses a topic with too few partitions', () => {
    expect(() => topicPlan(backup, 'new', marks([0, 0]))).toThrow('1 partitions');
  });

  it('reads it as a new one, where another record stands in the place of the one counted last', async () => {
    const known = {
      topic: { clusterId: 'cluster', partitions: [partition(0, 3, 5)] },
    } as unknown as BackupManifest;
    const topic = (): FakeTopic => new FakeTopic(new Map([[0, records(9)]]));
    const same = await verifiedPlan(known, [counted(0, 3, record(2))], topic());
    expect(same).toEqual({ kind: 'continues' });
    const other = { ...record(2), timestamp: 5 };
    expect(await verifiedPlan(known, [counted(0, 3, other)], topic())).toEqual({
      kind: 'anew',
      why: expect.stringContaining('offset 2 is not the one that was counted there') as string,
    });
    // Nothing was ever counted: there is nothing to compare.
    expect((await verifiedPlan(known, [], topic())).kind).toBe('continues');
  });
});
