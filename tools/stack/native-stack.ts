import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { requireDiskSpace } from './disk.js';
import { fetchKafka, fetchMongod } from './download.js';
import { kafkaBroker, type NativeKafkaCluster } from './kafka-native.js';
import type { ManagedProcess } from './managed-process.js';
import { mongoMember } from './mongo-native.js';
import { freePorts } from './ports.js';
import { initiateReplicaSet, mongodbUri, waitForPrimary } from './replica-set.js';
import { withHeartbeat } from './run-command.js';
import { requireJava } from './requirements.js';
import { MongoNodeHandle, NodeHandle } from './node-handle.js';
import type { NativeStack, StackOptions } from './stack.types.js';
import { temporaryFolder } from './temporary-folder.js';

async function kafkaProcesses(
  options: StackOptions,
  dir: string,
  ports: readonly number[],
): Promise<ManagedProcess[]> {
  if (ports.length === 0) return [];
  const tell = options.tell ?? (() => undefined);
  const [java, jars] = [await requireJava(tell), await fetchKafka(tell)];
  const controllers = await freePorts(ports.length);
  const cluster: NativeKafkaCluster = {
    java,
    jars,
    heapMb: options.kafkaHeapMb ?? 512,
    sessionTimeoutMs: options.kafkaSessionTimeoutMs ?? 3000,
    nodes: ports.map((port, index) => {
      const name = ports.length === 1 ? 'kafka' : `kafka-${index + 1}`;
      return {
        nodeId: index + 1,
        port,
        controllerPort: controllers[index] ?? 0,
        dir: join(dir, name),
        logFile: join(options.logDir ?? dir, `${name}.log`),
        ...(options.pidDir === undefined ? {} : { pidFile: join(options.pidDir, `${name}.pid`) }),
      };
    }),
  };
  return Promise.all(cluster.nodes.map(async (node) => kafkaBroker(cluster, node)));
}

async function mongoProcesses(
  options: StackOptions,
  dir: string,
  ports: readonly number[],
): Promise<ManagedProcess[]> {
  if (ports.length === 0) return [];
  const mongod = await fetchMongod(options.tell ?? (() => undefined));
  return Promise.all(
    ports.map(async (port, index) => {
      const name = ports.length === 1 ? 'mongod' : `mongod-${index + 1}`;
      return mongoMember({
        mongod,
        name,
        port,
        dir: join(dir, name),
        logFile: join(options.logDir ?? dir, `${name}.log`),
        cacheMb: options.mongoCacheMb ?? 512,
        ...(options.pidDir === undefined ? {} : { pidFile: join(options.pidDir, `${name}.pid`) }),
      });
    }),
  );
}

/**
 * Starts a native Kafka cluster and a native MongoDB replica set on 127.0.0.1, fetching them
 * first when the cache lacks them. Every process dies with the one that called this.
 */
export async function startNativeStack(options: StackOptions = {}): Promise<NativeStack> {
  const dir = options.dir ?? (await temporaryFolder());
  await requireDiskSpace(dir);
  const kafkaPorts = options.ports?.kafka ?? (await freePorts(options.kafkaBrokers ?? 1));
  const mongoPorts = options.ports?.mongo ?? (await freePorts(options.mongoMembers ?? 1));
  const electionTimeoutMillis = options.mongoElectionTimeoutMs ?? 2000;
  const kafka = await kafkaProcesses(options, dir, kafkaPorts);
  const mongo = await mongoProcesses(options, dir, mongoPorts);
  const processes = [...kafka, ...mongo];
  const stop = async (): Promise<void> => {
    const discard = options.dir === undefined;
    await Promise.all(processes.map(async (p) => (discard ? p.kill('SIGKILL') : p.stop())));
    if (discard) await rm(dir, { recursive: true, force: true });
  };
  try {
    const starting = Promise.all(processes.map(async (p) => p.start()));
    await withHeartbeat('starting Kafka and MongoDB', options.tell ?? (() => undefined), starting);
    if (mongoPorts.length > 0) await initiateReplicaSet(mongoPorts, electionTimeoutMillis);
  } catch (error) {
    await stop();
    throw error;
  }
  const mongoNodes = mongo.map(
    (process, index) => new MongoNodeHandle(process, mongoPorts[index] ?? 0),
  );
  return {
    kafkaBrokers: kafkaPorts.map((port) => `127.0.0.1:${port}`).join(','),
    mongodbUri: mongodbUri(mongoPorts),
    kafka: kafka.map((process, index) => new NodeHandle(process, kafkaPorts[index] ?? 0)),
    mongo: mongoNodes,
    processes,
    primary: async () => {
      const port = await waitForPrimary(mongoPorts);
      const node = mongoNodes.find((member) => member.port === port);
      if (node === undefined) throw new Error(`no member on port ${port}`);
      return node;
    },
    stop,
  };
}
