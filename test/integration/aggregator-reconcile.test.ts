import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TOPIC } from '#shared/contract/topic.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { BatchConsumer } from '#shared/kafka/batch-consumer.js';
import { ensureTopic } from '#shared/kafka/ensure-topic.js';
import { createKafka } from '#shared/kafka/kafka-client.js';
import { BatchPace } from '../../apps/aggregator/src/consume/batch-pace.js';
import { MongoCheckpoints } from '../../apps/aggregator/src/consume/checkpoints.mongo.js';
import { PartitionsService } from '../../apps/aggregator/src/consume/partitions.service.js';
import { reconcile } from '../../apps/aggregator/src/upkeep/reconcile.js';
import { replayFromBeginning } from '../../apps/aggregator/src/upkeep/replay.mongo.js';
import { openTopicReader } from '../../apps/aggregator/src/upkeep/topic-reader.kafka.js';
import { MongoPersonalLedger } from '../../apps/console/src/privacy/storage/personal-ledger.mongo.js';
import { privacyCollectionsOf } from '../../apps/console/src/privacy/storage/privacy-collections.mongo.js';
import { MongoTransactions as ConsoleTransactions } from '../../apps/console/src/storage/transactions.mongo.js';
import type { Stack } from '../../tools/stack/stack.types.js';
import { startStack } from '../../tools/stack/start-stack.js';
import { CountingHouse, rating, recordOf, service, visit } from '../support/counting-house.js';
import { NUMBERS, personalFields } from '../support/personal-fields.js';
import { until } from '../support/until.js';

jest.setTimeout(240_000);

let stack: Stack;
let house: CountingHouse;
beforeAll(async () => {
  stack = await startStack();
  house = await CountingHouse.open('reconcile');
  await produce();
});
afterAll(async () => {
  await house.close();
  await stack.stop();
});

/** 40 services, ratings and visits in a transaction each, whose markers are gaps; three poisons; repeats. */
async function produce(): Promise<void> {
  const kafka = createKafka({ brokers: stack.kafkaBrokers, clientId: 'test' });
  const admin = kafka.admin();
  await admin.connect();
  await ensureTopic(admin, { topic: TOPIC, partitions: 2, replication: 1 });
  await admin.disconnect();
  const producer = kafka.producer({
    transactionalId: randomUUID(),
    idempotent: true,
    maxInFlightRequests: 1,
  });
  await producer.connect();
  for (let i = 0; i < 40; i += 1) {
    const key = { projectNo: `P${i % 35}` };
    const events = [
      service({ ...key, ...known(i, '|r1') }),
      rating({ ...key, ...known(i, '|1|c') }),
      visit(key),
    ];
    const messages = events.map((event) => {
      const { value, headers } = recordOf(event, 0);
      return { partition: i % 2, key: 'D', value, headers: headers as Record<string, Buffer> };
    });
    if (i % 20 === 3)
      messages.push({ partition: 0, key: 'D', value: Buffer.from('{'), headers: {} });
    const transaction = await producer.transaction();
    await transaction.send({ topic: TOPIC, messages });
    await transaction.commit();
  }
  await producer.disconnect();
}

/** Somebody's numbers, who has had one of the services. */
const known = (i: number, suffix: string): object =>
  i === 6 ? personalFields(NUMBERS, `D|S|P6|1${suffix}`, house.sealer) : {};

/** Counts the topic up to its end, as one aggregator does. */
async function count(): Promise<void> {
  const { db } = house.database;
  const source = new BatchConsumer({
    kafka: createKafka({ brokers: stack.kafkaBrokers, clientId: 'test' }),
    topic: TOPIC,
    groupId: `test-${randomUUID()}`,
    maxBytesPerPartition: 1_000_000,
    concurrency: 2,
    sessionTimeoutMs: 45_000,
  });
  const partitions = new PartitionsService(
    source,
    new MongoCheckpoints(db),
    house.counter,
    new BatchPace(7),
    1_000_000,
    () => undefined,
    () => Date.now(),
  );
  let fault: unknown;
  await source.start({
    assigned: (mine) => partitions.assigned(mine),
    consume: (batch) => partitions.consume(batch),
    failed: (thrown) => {
      fault = thrown;
    },
  });
  await until('all is counted', async () => {
    if (fault !== undefined) return true;
    const marks = await source.watermarks();
    const stored = await house.collections.checkpoints.find().toArray();
    return (
      stored.length === marks.size &&
      stored.every(({ partition, next }) => {
        // The last offset of a partition is the marker of its last transaction.
        return source.endOfMarkers(partition, next) === marks.get(partition)?.high;
      })
    );
  });
  await source.stop();
  expect(fault).toBeUndefined();
}

const reconciled = () =>
  reconcile({
    db: house.database.db,
    source: openTopicReader({ brokers: stack.kafkaBrokers }, 'reconcile'),
    tags: NATIONAL_TAGS,
  });

it('every record is in the ledger, a duplicate, or in quarantine; markers are gaps', async () => {
  await count();
  const result = await reconciled();
  expect(result).toMatchObject({
    differences: 0,
    listed: [],
    ledger: 105,
    duplicates: 15,
    quarantined: 2,
    records: 122,
  });
  const stored = await house.collections.checkpoints.find().toArray();
  expect(stored.reduce((sum, { gaps }) => sum + gaps, 0)).toBeGreaterThan(30);
  expect(await house.collections.meta.findOne({ _id: 'reconcile' })).toMatchObject({
    differences: 0,
  });
});

it('an erasure is no difference', async () => {
  const { db } = house.database;
  const ledger = new MongoPersonalLedger(privacyCollectionsOf(db));
  const hashes = { mobile: house.sealer.hash('mobile', NUMBERS.mobile) };
  const erase = () =>
    new ConsoleTransactions(db).run((tx) => ledger.eraseSome(tx, { hashes, areas: undefined }, 10));
  expect(await erase()).toEqual({ ratings: 1, services: 1, erasedServices: ['D|S|P6|1'] });
  expect(await erase()).toEqual({ ratings: 0, services: 0, erasedServices: [] });
  expect(await reconciled()).toMatchObject({ differences: 0, ledger: 105 });
});

it('a replay counts everything as duplicates, and still all adds up', async () => {
  const topic = openTopicReader({ brokers: stack.kafkaBrokers }, 'replay');
  const replayed = await replayFromBeginning(house.database.db, topic);
  await topic.stop();
  expect(replayed).toHaveLength(2);
  const before = await house.year();
  await count();
  expect(await house.year()).toEqual(before);
  expect(await reconciled()).toMatchObject({ differences: 0, duplicates: 122, ledger: 105 });
  // What was erased does not come back with it.
  for (const ledger of [house.collections.ratings, house.collections.services]) {
    expect(await ledger.countDocuments({ personal: { $exists: true } })).toBe(0);
  }
});

it('a row that was altered or deleted is found', async () => {
  const { ratings, quarantine } = house.collections;
  await ratings.updateOne({ _id: 'D|S|P3|1|1|c' }, { $set: { level: 1 } });
  await ratings.updateOne({ _id: 'D|visit|P5|1|1|c' }, { $unset: { visit: 1 } });
  await ratings.deleteOne({ _id: 'D|S|P4|1|1|c' });
  await quarantine.deleteOne({});
  const { differences, listed } = await reconciled();
  expect(differences).toBeGreaterThanOrEqual(6);
  expect(listed).toContainEqual(expect.objectContaining({ what: 'altered', key: 'D|S|P3|1|1|c' }));
  expect(listed).toContainEqual(
    expect.objectContaining({ what: 'altered', key: 'D|visit|P5|1|1|c' }),
  );
  expect(listed).toContainEqual(expect.objectContaining({ what: 'missing', key: 'D|S|P4|1|1|c' }));
  expect(listed).toContainEqual(expect.objectContaining({ what: 'ledger-count', epoch: 1 }));
  expect(listed).toContainEqual(expect.objectContaining({ what: 'quarantine-count', epoch: 1 }));
});
