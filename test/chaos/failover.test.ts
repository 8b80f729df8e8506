import { House, TOPIC } from '../support/house.js';
import { Load } from '../support/load.js';
import { printedRandom } from '../support/random.js';
import { Story } from '../support/story.js';
import { until } from '../support/until.js';
import { expectNothingLostOrDouble } from '../support/verify.js';

let house: House | undefined;
afterAll(async () => house?.close(), 120_000);

it('a primary that steps down or dies, and a partition leader that dies, lose nothing', async () => {
  const random = printedRandom('failover');
  const open = await House.open({ kafkaBrokers: 3, mongoMembers: 3, aggregators: 2 });
  house = open;
  const { admin, client, db, stack, truth } = open;
  const counting = async (): Promise<void> => {
    const count = (): Promise<number> => db.collection('ratings').countDocuments();
    const before = await until('the database to answer', async () => ({ n: await count() }));
    await until('events to be counted', async () => (await count()) > before.n);
  };
  const load = new Load(client, truth, [new Story(random, 'a'), new Story(random, 'b')]);
  await counting();

  await (await stack.primary()).stepDown();
  await counting();

  const primary = await stack.primary();
  await primary.kill();
  await counting();
  await primary.restart();

  // Each broker in turn leads some partitions; with its death they move to brokers that a send
  // under way may have asked already.
  for (const broker of stack.kafka) {
    await broker.kill();
    await counting();
    await broker.restart();
    await until('every partition to have all its replicas in sync', async () => {
      const [topic] = (await admin.fetchTopicMetadata({ topics: [TOPIC] })).topics;
      return topic?.partitions.every(({ isr }) => isr.length === 3);
    });
  }

  await load.stop();
  await expectNothingLostOrDouble(open);
}, 600_000);
