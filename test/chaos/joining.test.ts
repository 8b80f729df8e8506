import { setTimeout as sleep } from 'node:timers/promises';
import { House } from '../support/house.js';
import { until } from '../support/until.js';

const GROUP = 'hcp-aggregator';

let house: House | undefined;
afterEach(async () => house?.close(), 120_000);

/** The status of a health endpoint; 0 while nobody answers. */
async function status(address: string, path: string): Promise<number> {
  try {
    const response = await fetch(`${address}/health/${path}`, {
      signal: AbortSignal.timeout(5_000),
    });
    await response.text();
    return response.status;
  } catch {
    return 0;
  }
}

it('an aggregator that came back lives, and is not ready, while its group waits for the dead one', async () => {
  const open = await House.open();
  house = open;
  const [aggregator] = open.aggregators;
  if (aggregator === undefined) throw new Error('the house has no aggregator');
  await aggregator.kill();
  const seen = new Set<string>();
  await until('the aggregator to be ready again', async () => {
    const now = [
      await status(aggregator.address, 'live'),
      await status(aggregator.address, 'ready'),
    ];
    seen.add(now.join(' '));
    await sleep(100);
    return now[1] === 200;
  });
  expect(seen).toContain('200 503');
}, 300_000);

it('an aggregator that is stopped while its group waits for the dead one leaves in order', async () => {
  // Longer than it may take to stop.
  const open = await House.open({ variables: { AGGREGATOR_SESSION_TIMEOUT_MS: '60000' } });
  house = open;
  const [aggregator] = open.aggregators;
  if (aggregator === undefined) throw new Error('the house has no aggregator');
  await aggregator.kill();
  await until('it to be back', async () => (await status(aggregator.address, 'live')) === 200);
  await until('the group to wait for the dead one', async () => {
    const { groups } = await open.admin.describeGroups([GROUP]);
    return groups[0]?.state === 'PreparingRebalance';
  });
  expect(await aggregator.stop()).toBe('exit code 0');
}, 300_000);
