import { setTimeout as sleep } from 'node:timers/promises';
import { House } from '../support/house.js';
import { until } from '../support/until.js';

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

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
