import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { STACK_LABEL } from '../../../tools/stack/containers/container-watch.js';
import { isFree, requireFreePort } from '../../../tools/stack/ports.js';
import { tryCommand } from '../../../tools/stack/run-command.js';
import { repositoryRoot } from '../../../tools/stack/stack.paths.js';
import type { BackendNode, Stack } from '../../../tools/stack/stack.types.js';
import { stackKind, startStack } from '../../../tools/stack/start-stack.js';
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

const answers = async (uri: string): Promise<boolean> => {
  const impatient = { serverSelectionTimeoutMS: 1000, socketTimeoutMS: 1000 };
  const client = new mongoose.mongo.MongoClient(uri, impatient);
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
};

const electionOf = async (uri: string): Promise<string> =>
  inMongo(uri, async (db) => String((await db.command({ hello: 1 }))['electionId']));

const nodesOf = ({ kafka, mongo }: Stack): readonly BackendNode[] => [...kafka, ...mongo];

/** Nobody serves there any more, and whoever held the ports is gone. */
async function allFree(ports: readonly number[]): Promise<void> {
  const free = async () => (await Promise.all(ports.map(isFree))).every(Boolean);
  await until(`ports ${ports.join(', ')} to be free`, free);
}

/** The containers of all stacks, running or not; none without Docker. */
async function containers(): Promise<readonly string[]> {
  const filter = ['--filter', `label=${STACK_LABEL}`];
  const { code, output } = await tryCommand('docker', ['ps', '--all', '--quiet', ...filter]);
  return code === 0 ? output.split('\n').filter((id) => id !== '') : [];
}

describe('a stack of one broker and one member', () => {
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
    await broker?.kill();
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

  it('is silent while it is paused, and goes on as the same process', async () => {
    const [member] = stack.mongo;
    const pid = member?.pid;
    await member?.kill('SIGSTOP');
    expect(await answers(stack.mongodbUri)).toBe(false);
    await member?.kill('SIGCONT');
    await until('an answer', () => answers(stack.mongodbUri));
    expect(member?.pid).toBe(pid);
  }, 120_000);

  it('starts again what is paused or killed, on the same port', async () => {
    for (const node of nodesOf(stack)) {
      const { port } = node;
      await node.kill('SIGSTOP');
      await node.restart();
      await node.kill('SIGTERM');
      await node.restart();
      expect(node.port).toBe(port);
    }
    expect(await highWatermark(stack.kafkaBrokers)).toBe('1');
    expect(await answers(stack.mongodbUri)).toBe(true);
  }, 240_000);

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
    const election = await electionOf(stack.mongodbUri);
    await (await stack.primary()).stepDown();
    // Whoever gave up may be elected again: on a busy machine nobody else was quick enough.
    const before = await stack.primary();
    expect(await electionOf(stack.mongodbUri)).not.toBe(election);
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

it('leaves nothing behind when it is stopped', async () => {
  const others = await containers();
  const stack = await startStack();
  const ports = nodesOf(stack).map(({ port }) => port);
  expect(await isFree(ports[0] ?? 0)).toBe(false);
  await stack.stop();
  await allFree(ports);
  const left = (await containers()).filter((id) => !others.includes(id));
  expect(left).toEqual([]);
}, 240_000);

it('no broker and no database outlives a killed owner', async () => {
  const script = `
    const { startStack } = await import('./dist/tools/stack/start-stack.js');
    const stack = await startStack();
    console.log(JSON.stringify([...stack.kafka, ...stack.mongo].map((node) => node.port)));
    setInterval(() => undefined, 1000);`;
  const others = await containers();
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: repositoryRoot(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  const ports = JSON.parse(line.toString('utf8')) as number[];
  expect(await Promise.all(ports.map(isFree))).toEqual([false, false]);
  const owned = (await containers()).filter((id) => !others.includes(id));
  expect(owned.length > 0).toBe((await stackKind(process.env)) === 'containers');
  owner.kill('SIGKILL');
  await allFree(ports);
  await until('its containers to be gone', async () => {
    const now = await containers();
    return !owned.some((id) => now.includes(id));
  });
}, 240_000);

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
