import { ManagedProcess } from '../../tools/stack/managed-process.js';
import { join } from 'node:path';
import { House } from '../support/house.js';
import { Load } from '../support/load.js';
import { printedRandom } from '../support/random.js';
import { Story } from '../support/story.js';
import { until } from '../support/until.js';
import { expectNothingLostOrDouble } from '../support/verify.js';

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

it('a rebuild, killed and begun again while events keep coming, counts every event once', async () => {
  const random = printedRandom('rebuild');
  const open = await House.open();
  house = open;
  const { client, db, truth } = open;
  await client.deliver(new Story(random, 'before').tell(2500), (sent) => {
    truth.accept(sent);
  });
  const load = new Load(client, truth, [new Story(random, 'during')]);

  const rebuild = new ManagedProcess({
    name: 'hcp-rebuild',
    ...open.hcpSpec('rebuild'),
    logFile: join(open.dir, 'hcp-rebuild.log'),
    isReady: () => true,
  });
  await rebuild.launch();
  // In its middle: some of the new generation is written, and it is not yet the one that is read.
  await until('the rebuild to write', () =>
    db
      .collection<{ _id: string }>('score_heads')
      .findOne({ _id: /^2\|/ })
      .then((doc) => doc !== null),
  );
  await rebuild.kill();

  await open.mustHcp('rebuild');
  await open.mustHcp('rebuild');
  await load.stop();
  await expectNothingLostOrDouble(open);
}, 600_000);
