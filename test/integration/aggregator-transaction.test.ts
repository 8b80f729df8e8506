import { jest } from '@jest/globals';
import {
  quarantineContext,
  quarantineId,
} from '../../apps/aggregator/src/consume/quarantine-document.js';
import { CountingHouse, rating, recordOf, service } from '../support/counting-house.js';

// Each test makes a database of its own.
jest.setTimeout(60_000);

let house: CountingHouse;
beforeEach(async () => {
  house = await CountingHouse.open('transaction');
});
afterEach(() => house.close());

it('what the database alone refuses is found by bisection and set aside, all others counted', async () => {
  const { db } = house.database;
  await db.command({ collMod: 'services', validator: { taskName: { $ne: '拒收' } } });
  const events = Array.from({ length: 50 }, (_, i) => service({ projectNo: `P${i}` }));
  const culprit = service({ projectNo: 'P17', taskName: '拒收' });
  events[17] = culprit;
  await house.tell(events);
  expect(await house.position(0)).toMatchObject({ next: 50, ledger: 49, quarantined: 1 });
  expect(await house.year()).toMatchObject({ y: { n: 49 } });
  const aside = await house.collections.quarantine.findOne();
  if (aside === null) throw new Error('nothing in quarantine');
  expect(aside).toMatchObject({
    _id: quarantineId('cluster', 0, recordOf(culprit, 17)),
    reason: 'refused-by-database',
    offset: 17,
    source: 'S',
    correlationId: 'c-17',
  });
  const raw = house.sealer.open(aside.raw, quarantineContext(aside._id));
  expect(
    Buffer.from((JSON.parse(raw ?? '{}') as { value: string }).value, 'base64').toString(),
  ).toBe(JSON.stringify(culprit.message));
});

it('two consumers of one partition count it once', async () => {
  const start = await house.position(0);
  const records = Array.from({ length: 30 }, (_, i) =>
    recordOf(service({ projectNo: `P${i}` }), i),
  );
  const both = await Promise.all(
    [0, 1].map(() => house.counter.count(start, records, () => undefined)),
  );
  expect(both.filter((after) => after === undefined)).toHaveLength(1);
  expect(await house.year()).toMatchObject({ y: { n: 30 } });
  const stored = await house.collections.checkpoints.findOne({ _id: '0' });
  expect(stored).toMatchObject({ next: 30, ledger: 30, duplicates: 0 });
});

it('a service and its rating on two partitions at once do not miss each other', async () => {
  const keys = Array.from({ length: 15 }, (_, i) => ({ projectNo: `P${i}` }));
  for (const key of keys) {
    await Promise.all([house.tell([service(key)], 0), house.tell([rating(key)], 1)]);
  }
  expect(await house.year()).toMatchObject({ y: { n: 15, a: 15, f5: 15 }, m10: { n: 15, a: 15 } });
});

it('the same event on two partitions at once is counted once', async () => {
  await Promise.all([0, 1, 2].map((partition) => house.tell([rating()], partition)));
  expect(await house.year()).toMatchObject({ y: { f5: 1 } });
  const positions = await Promise.all([0, 1, 2].map((partition) => house.position(partition)));
  expect(positions.reduce((sum, one) => sum + one.duplicates, 0)).toBe(2);
});

it('a month with very many items is spread over documents that stay small', async () => {
  const code = (i: number) => `ITEM-${'0'.repeat(40)}-${i}`;
  for (let round = 0; round < 8; round += 1) {
    const events = Array.from({ length: 300 }, (_, i) =>
      service({ projectNo: `P${round}-${i}`, taskCode: code(round * 300 + i) }),
    );
    await house.tell(events);
  }
  const parts = await house.collections.subjects
    .aggregate<{ bytes: number; n: number }>([
      {
        $project: { bytes: { $bsonSize: '$$ROOT' }, n: { $size: { $objectToArray: '$it' } } },
      },
    ])
    .toArray();
  expect(parts.length).toBeGreaterThan(1);
  expect(Math.max(...parts.map(({ bytes }) => bytes))).toBeLessThan(160 * 1024);
  expect(parts.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(2_400);
});
