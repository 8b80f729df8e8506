import { jest } from '@jest/globals';
import { replayFromBeginning } from '../../apps/aggregator/src/upkeep/replay.mongo.js';
import { rebuildScores } from '../../apps/aggregator/src/upkeep/rebuild.js';
import { dropOldScores } from '../../apps/aggregator/src/upkeep/old-scores.mongo.js';
import { CountingHouse, decision, rating, service } from '../support/counting-house.js';

// Each test makes a database of its own.
jest.setTimeout(60_000);

let house: CountingHouse;
beforeEach(async () => {
  house = await CountingHouse.open('rebuild');
});
afterEach(() => house.close());

const some = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ projectNo: `P${from + i}` }));

it('a rebuild while events keep coming changes no number', async () => {
  const early = some(0, 60);
  await house.tell(early.map(service), 0);
  await house.tell([...early.slice(0, 40).map(rating), decision({ ratingKey: 'D|S|P1|1|1|c' })], 1);
  const late = some(60, 100);
  const counting = (async () => {
    for (const key of late) {
      await house.tell([rating({ ...key, satisfaction: 3 })], 1);
      await house.tell([service(key)], 0);
      await house.tell([service({ ...key, revision: 2, withdrawn: true })], 2);
    }
  })();
  const first = await rebuildScores(house.database.db);
  await counting;
  const before = await house.year(2026, 'D', first.generation);
  const second = await rebuildScores(house.database.db);
  expect([first.generation, second.generation]).toEqual([2, 3]);
  expect(await house.year(2026, 'D', 3)).toEqual(before);
  expect(before).toMatchObject({ y: { n: 60, a: 40, f5: 39, f3: 40, x: 1 } });
});

it('two rebuilds at once are refused, and an unfinished one leaves nothing behind', async () => {
  await house.tell([service(), rating()]);
  await house.collections.heads.insertOne({ _id: '2|2026|D', deptCode: 'D', y: { n: 99 } });
  const both = await Promise.allSettled([1, 2].map(() => rebuildScores(house.database.db)));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'rebuild-running' },
  });
  expect(await house.year(2026, 'D', 2)).toMatchObject({ y: { n: 1, a: 1, f5: 1 } });
});

it('the generation before goes when its time is over, and not sooner', async () => {
  await house.tell([service(), rating()]);
  await rebuildScores(house.database.db);
  await dropOldScores(house.database.db, new Date(Date.now() - 60_000));
  expect(await house.year(2026, 'D', 1)).not.toEqual({});
  await dropOldScores(house.database.db, new Date(Date.now() + 60_000));
  expect(await house.year(2026, 'D', 1)).toEqual({});
  expect(await house.year(2026, 'D', 2)).not.toEqual({});
});

it('after a rebuild, batches go on into the new generation', async () => {
  await house.tell([service()]);
  await rebuildScores(house.database.db);
  await house.tell([rating()]);
  expect(await house.year(2026, 'D', 2)).toMatchObject({ y: { n: 1, a: 1, f5: 1 } });
});

it('a replay begins a new epoch, in which all is a duplicate and a batch in flight is undone', async () => {
  await house.tell([service(), rating()]);
  const replayed = await replayFromBeginning(house.database.db, {
    clusterId: () => Promise.resolve('cluster'),
    watermarks: () => Promise.resolve(new Map([[0, { low: 0, high: 2 }]])),
  });
  expect(replayed).toEqual([{ partition: 0, epoch: 2, from: 0 }]);
  await expect(house.tell([rating({ projectNo: 'Q' })])).rejects.toThrow('another consumer');
  expect(await house.collections.checkpoints.findOne({ _id: '0' })).toMatchObject({
    epoch: 2,
    next: 0,
    ledger: 0,
    past: [{ epoch: 1, from: 0, next: 2, ledger: 2 }],
  });
  const again = await house.collections.checkpoints.findOne({ _id: '0' });
  if (again === null) throw new Error('no checkpoint');
  house.resume(again);
  await house.tell([service(), rating(), rating({ assessNumber: 2 })]);
  expect(await house.position(0)).toMatchObject({ next: 3, ledger: 1, duplicates: 2 });
  expect(await house.year()).toMatchObject({ y: { n: 1, a: 1, f5: 1, u5: 1 } });
  await rebuildScores(house.database.db);
  expect(await house.year(2026, 'D', 2)).toEqual(await house.year());
});
