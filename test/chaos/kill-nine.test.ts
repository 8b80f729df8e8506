import { setTimeout as sleep } from 'node:timers/promises';
import { House } from '../support/house.js';
import { Load } from '../support/load.js';
import { printedRandom } from '../support/random.js';
import { Story } from '../support/story.js';
import { until } from '../support/until.js';
import { expectNothingLostOrDouble } from '../support/verify.js';

const VICTIMS = {
  ingest: 7,
  aggregator: 6,
  kafka: 5,
  mongod: 5,
} as const;
type Victim = keyof typeof VICTIMS;

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

it('kill -9 of any process at random moments loses nothing and counts nothing twice', async () => {
  const random = printedRandom('kill-nine');
  house = await House.open();
  const { aggregators, client, ingest, stack, truth } = house;
  const [aggregator] = aggregators;
  const [kafka] = stack.kafka;
  const [mongod] = stack.mongo;
  if (!aggregator || !kafka || !mongod) throw new Error('the house is not complete');
  const { db } = house;
  const counted = async (): Promise<number> => db.collection('ratings').countDocuments();

  const kill: Record<Victim, () => Promise<void>> = {
    ingest: () => ingest.kill(),
    aggregator: async () => {
      // One that has not come back to work yet would be a kill of nothing.
      const before = await counted();
      await until('the aggregator to count', async () => (await counted()) > before);
      await sleep(random.int(0, 300));
      await aggregator.kill();
    },
    kafka: () => kafka.restart(),
    mongod: () => mongod.restart(),
  };
  const order = (Object.keys(VICTIMS) as Victim[])
    .flatMap((victim) => Array.from({ length: VICTIMS[victim] }, () => victim))
    .map((victim) => ({ victim, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ victim }) => victim);

  const stories = ['a', 'b', 'c'].map((name) => new Story(random, name));
  const load = new Load(client, truth, stories);
  for (const [index, victim] of order.entries()) {
    await sleep(random.int(50, 1500));
    load.check();
    await kill[victim]();
    process.stdout.write(`kill-nine: ${index + 1} of ${order.length}, ${victim}\n`);
  }
  await until('ingest to be back', () => ingest.isReady());
  await load.stop();
  expect(order).toHaveLength(23);
  expect(truth.keys.size).toBeGreaterThan(1000);
  await expectNothingLostOrDouble(house);
  process.stdout.write(`kill-nine: ${order.length} kills, ${truth.keys.size} keys\n`);
}, 600_000);
