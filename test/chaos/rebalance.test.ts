import { House } from '../support/house.js';
import { Load } from '../support/load.js';
import { metric } from '../support/metrics.js';
import { printedRandom } from '../support/random.js';
import type { Service } from '../support/service.js';
import { Story } from '../support/story.js';
import { until } from '../support/until.js';
import { expectNothingLostOrDouble } from '../support/verify.js';

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

/** Waits until each of these processes has itself counted something more than before. */
async function allWork(aggregators: readonly Service[]): Promise<void> {
  const counted = async ({ address }: Service): Promise<number> =>
    (await metric(address, 'hcp_aggregator_events_total')) ?? 0;
  for (const aggregator of aggregators) {
    const before = await until(`${aggregator.name} to answer`, async () => ({
      n: await counted(aggregator),
    }));
    await until(`${aggregator.name} to count`, async () => (await counted(aggregator)) > before.n);
  }
}

it('two and then three aggregators, one of them killed, count each event once', async () => {
  const random = printedRandom('rebalance');
  house = await House.open({ aggregators: 2 });
  const stories = ['a', 'b'].map((name) => new Story(random, name));
  const load = new Load(house.client, house.truth, stories);
  await allWork(house.aggregators);
  const third = await house.addAggregator();
  await allWork(house.aggregators);
  await third.kill();
  await allWork(house.aggregators);
  const [first] = house.aggregators;
  expect(await first?.stop()).toBe('exit code 0');
  await allWork(house.aggregators.slice(1));
  await load.stop();
  await expectNothingLostOrDouble(house);
}, 600_000);
