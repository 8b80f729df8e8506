import { House, TOPIC } from '../support/house.js';
import { Random } from '../support/random.js';
import { Story } from '../support/story.js';
import { TopicWriter } from '../support/topic-writer.js';
import { until } from '../support/until.js';
import { ledgerSize, missingKeys } from '../support/verify.js';

let house: House | undefined;
afterEach(async () => house?.close(), 120_000);

/** A house that has counted some events, and then gets another topic under the old name. */
async function counted(): Promise<House> {
  const open = await House.open();
  house = open;
  await open.client.deliver(new Story(new Random(1), 'old').tell(400), (sent) => {
    open.truth.accept(sent);
  });
  await open.caughtUp();
  expect(await open.ingest.stop()).toBe('exit code 0');
  return open;
}

/** The same name and number of partitions, other records, more of them than there were. */
async function recreateTopic({ admin }: House): Promise<void> {
  await admin.deleteTopics({ topics: [TOPIC] });
  const configEntries = [{ name: 'message.timestamp.type', value: 'LogAppendTime' }];
  const topics = [{ topic: TOPIC, numPartitions: 4, replicationFactor: 1, configEntries }];
  await until('the topic to be gone', async () => !(await admin.listTopics()).includes(TOPIC));
  // An aggregator that starts meanwhile makes it too: whoever is first.
  await admin.createTopics({ topics, waitForLeaders: false });
  await until(
    'the other topic to have leaders',
    async () => (await admin.fetchTopicOffsets(TOPIC)).length === 4,
  );
}

async function writeStrangers(open: House): Promise<void> {
  const writer = await TopicWriter.open(open);
  const story = new Story(new Random(2), 'strange');
  for (let partition = 0; partition < 4; partition += 1) {
    for (let round = 0; round < 4; round += 1) {
      await writer.writeEvents(partition, story.tell(150));
    }
  }
  await writer.close();
}

/** It ended by itself, said why in one line, and counted nothing of the other topic. */
async function expectStopped(open: House): Promise<void> {
  const [aggregator] = open.aggregators;
  if (aggregator === undefined) throw new Error('no aggregator');
  const lines = await until('the aggregator to stop and say why', async () => {
    const said = (await aggregator.log())
      .split('\n')
      .filter((line) => line.includes('"fatal"') || /"level":(50|60)/.test(line));
    return aggregator.ends.some((how) => how !== 'exit code 0') && said.length > 0
      ? said
      : undefined;
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/topic|checkpoint/);
  expect(await ledgerSize(open)).toBe(open.truth.keys.size);
  expect(await missingKeys(open, open.truth.keys)).toEqual([]);
}

it('a topic recreated while the aggregator was down stops it, and it says why', async () => {
  const open = await counted();
  const [aggregator] = open.aggregators;
  expect(await aggregator?.stop()).toBe('exit code 0');
  await recreateTopic(open);
  await writeStrangers(open);
  aggregator?.ends.splice(0);
  await aggregator?.launch();
  await expectStopped(open);
}, 600_000);

it('a topic recreated under the running aggregator stops it, and it says why', async () => {
  const open = await counted();
  await recreateTopic(open);
  await writeStrangers(open);
  await expectStopped(open);
}, 600_000);
