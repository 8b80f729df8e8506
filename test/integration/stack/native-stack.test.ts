import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { startStack } from '../../../tools/stack/native-stack.js';
import { requireFreePort } from '../../../tools/stack/ports.js';
import { repositoryRoot } from '../../../tools/stack/stack.paths.js';
import type { Stack } from '../../../tools/stack/stack.types.js';
import { until } from '../../support/until.js';

const TOPIC = 'survives';

async function produce(brokers: string, value: string): Promise<void> {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  try {
    await producer.connect();
    await producer.send({ topic: TOPIC, acks: -1, messages: [{ value }] });
  } finally {
    await producer.disconnect();
  }
}

async function highWatermark(brokers: string): Promise<string | undefined> {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const [partition] = await admin.fetchTopicOffsets(TOPIC);
    return partition?.high;
  } finally {
    await admin.disconnect();
  }
}

async function createTopic(brokers: string): Promise<void> {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  try {
    await admin.connect();
    await admin.createTopics({
      topics: [{ topic: TOPIC, numPartitions: 1 }],
      waitForLeaders: true,
    });
  } finally {
    await admin.disconnect();
  }
}

async function inMongo<T>(uri: string, work: (db: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = await mongoose.mongo.MongoClient.connect(uri);
  try {
    return await work(client.db('survives'));
  } finally {
    await client.close();
  }
}

const isGone = (pid: number): boolean => !existsSync(`/proc/${pid}`);

async function allGone(pids: readonly number[]): Promise<void> {
  while (!pids.every(isGone)) await sleep(50);
}

describe('the native stack of one broker and one member', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack();
  }, 120_000);

  afterAll(async () => {
    await stack.stop();
  });

  it('keeps what Kafka acknowledged through kill -9', async () => {
    await createTopic(stack.kafkaBrokers);
    await produce(stack.kafkaBrokers, 'acknowledged');
    const [broker] = stack.kafka;
    const pid = broker?.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await allGone([pid]);
    await broker?.restart();
    expect(broker?.pid).not.toBe(pid);
    expect(await highWatermark(stack.kafkaBrokers)).toBe('1');
  }, 120_000);

  it('keeps what MongoDB acknowledged through kill -9', async () => {
    await inMongo(stack.mongodbUri, async (db) =>
      db.collection('kept').insertOne({ n: 1 }, { writeConcern: { w: 'majority' } }),
    );
    const [member] = stack.mongo;
    await member?.kill('SIGKILL');
    await member?.restart();
    const found = await inMongo(stack.mongodbUri, async (db) =>
      db.collection('kept').countDocuments(),
    );
    expect(found).toBe(1);
  }, 120_000);

  it('refuses a topic that nobody created', async () => {
    const kafka = new Kafka({
      brokers: [stack.kafkaBrokers],
      logLevel: logLevel.NOTHING,
      retry: { retries: 0 },
    });
    const producer = kafka.producer({ allowAutoTopicCreation: true });
    await producer.connect();
    const sending = producer.send({ topic: 'nobody-made-it', messages: [{ value: 'x' }] });
    await expect(sending).rejects.toThrow(/does not host this topic-partition/);
    await producer.disconnect();
  }, 30_000);
});

it('a cluster of three serves on when a broker and the primary are killed', async () => {
  const stack = await startStack({ kafkaBrokers: 3, mongoMembers: 3 });
  try {
    const before = await stack.primary();
    await Promise.all([before.kill(), stack.kafka[0]?.kill()]);
    const after = await stack.primary();
    expect(after.port).not.toBe(before.port);
    const written = await inMongo(stack.mongodbUri, async (db) =>
      db.collection('kept').insertOne({ n: 1 }, { writeConcern: { w: 'majority' } }),
    );
    expect(written.acknowledged).toBe(true);
    // A client may still be told of the dead broker, as the controller or as a leader: it comes back.
    const again = (what: string, act: () => Promise<void>) =>
      until(what, async () => {
        await act();
        return true;
      });
    await again('a topic', () => createTopic(stack.kafkaBrokers));
    await again('two in sync', () => produce(stack.kafkaBrokers, 'two in sync'));
    await Promise.all([before.restart(), stack.kafka[0]?.restart()]);
    const high = await until('the record', () => highWatermark(stack.kafkaBrokers));
    expect(Number(high)).toBeGreaterThanOrEqual(1);
  } finally {
    await stack.stop();
  }
}, 600_000);

it('no broker and no database outlives a killed owner', async () => {
  const script = `
    const { startStack } = await import('./dist/tools/stack/native-stack.js');
    const stack = await startStack();
    console.log(JSON.stringify([...stack.kafka, ...stack.mongo].map((node) => node.pid)));
    setInterval(() => undefined, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: repositoryRoot(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  const pids = JSON.parse(line.toString('utf8')) as number[];
  expect(pids.some(isGone)).toBe(false);
  owner.kill('SIGKILL');
  await allGone(pids);
}, 120_000);

it('a busy port is said in one line that names the setting which moves it', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(requireFreePort(port, 'Kafka', 'HCP_KAFKA_PORT')).rejects.toThrow(
    new RegExp(`^port ${port} for Kafka is in use: .* set HCP_KAFKA_PORT to another port$`),
  );
  server.close();
});
