import { House } from '../support/house.js';
import { Load } from '../support/load.js';
import { printedRandom } from '../support/random.js';
import { Story } from '../support/story.js';
import { until } from '../support/until.js';
import { expectNothingLostOrDouble } from '../support/verify.js';

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('SIGTERM of each service under load ends it with code 0, and nothing is lost', async () => {
  const random = printedRandom('stop');
  const open = await House.open();
  house = open;
  const load = new Load(open.client, open.truth, [new Story(random, 'a'), new Story(random, 'b')]);
  for (const service of [open.ingest, ...open.aggregators, open.report]) {
    const size = open.truth.keys.size;
    await until('events to flow', () => Promise.resolve(open.truth.keys.size > size + 500));
    const { pid } = service;
    expect(`${service.name} ${await service.stop()}`).toBe(`${service.name} exit code 0`);
    expect(isAlive(pid)).toBe(false);
    await service.launch();
    await until(`${service.name} to be back`, () => service.isReady());
  }
  await load.stop();
  await expectNothingLostOrDouble(open);
}, 600_000);
