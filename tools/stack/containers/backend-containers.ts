import { setTimeout as sleep } from 'node:timers/promises';
import { GenericContainer, Wait, type StartedTestContainer } from 'testcontainers';

import { CLUSTER_ID, kafkaVariables, type KafkaCluster } from '../kafka-properties.js';
import { mongodArguments } from '../mongo-native.js';
import { isMongodReady } from '../replica-set.js';
import { StackError } from '../stack.error.js';

import { ContainerNode, MongoContainerNode } from './container-node.js';
import { STACK_LABEL } from './container-watch.js';
import { whenAllSettled } from './when-all-settled.js';

/** Both images keep data in a volume there; it goes away with the container. */
const KAFKA_DATA = '/var/lib/kafka/data';
const MONGO_DATA = '/data/db';
const READY_TIMEOUT_MS = 240_000;
/** In the network that the stack shares, where no port of the host is in the way. */
const FIRST_CONTROLLER_PORT = 19_093;

/** What the servers of one stack have in common. */
export interface StackNetwork {
  readonly stack: string;
  /** The container that holds the network. */
  readonly holder: StartedTestContainer;
}

function server(network: StackNetwork, image: string, name: string): GenericContainer {
  return new GenericContainer(image)
    .withLabels({ [STACK_LABEL]: network.stack })
    .withName(`hcp-${network.stack}-${name}`)
    .withNetworkMode(`container:${network.holder.getId()}`)
    .withAutoCleanup(false)
    .withStartupTimeout(READY_TIMEOUT_MS);
}

const named = (kind: string, count: number, index: number): string =>
  count === 1 ? kind : `${kind}-${index + 1}`;

/** Brokers on these ports, each controller too; resolves when all serve. */
export async function kafkaContainers(
  network: StackNetwork,
  image: string,
  ports: readonly number[],
  settings: { readonly heapMb: number; readonly sessionTimeoutMs: number },
): Promise<ContainerNode[]> {
  const cluster: KafkaCluster = {
    sessionTimeoutMs: settings.sessionTimeoutMs,
    listenHost: '0.0.0.0',
    nodes: ports.map((port, index) => ({
      nodeId: index + 1,
      port,
      controllerPort: FIRST_CONTROLLER_PORT + index,
      dir: KAFKA_DATA,
      logFile: '',
    })),
  };
  return whenAllSettled(
    cluster.nodes.map(async (node, index) => {
      const name = named('kafka', ports.length, index);
      const started = await server(network, image, name)
        .withEnvironment({
          ...kafkaVariables(cluster, node),
          CLUSTER_ID,
          KAFKA_HEAP_OPTS: `-Xmx${settings.heapMb}m`,
        })
        .withWaitStrategy(Wait.forLogMessage('Kafka Server started'))
        .start();
      // What restarts it waits for the same words in its log.
      const serves = async (): Promise<void> => Promise.resolve();
      return ContainerNode.of({ name, port: node.port, started, serves });
    }),
  );
}

/** Members of a replica set that is yet to be initiated; resolves when all answer. */
export async function mongoContainers(
  network: StackNetwork,
  image: string,
  ports: readonly number[],
  settings: { readonly cacheMb: number },
): Promise<MongoContainerNode[]> {
  return whenAllSettled(
    ports.map(async (port, index) => {
      const name = named('mongod', ports.length, index);
      const words = mongodArguments({ port, dir: MONGO_DATA, cacheMb: settings.cacheMb });
      const started = await server(network, image, name)
        .withCommand(['mongod', ...words, '--bind_ip_all'])
        .withWaitStrategy(Wait.forLogMessage('Waiting for connections'))
        .start();
      const serves = async (): Promise<void> => mongodServes(name, port);
      return MongoContainerNode.of({ name, port, started, serves });
    }),
  );
}

async function mongodServes(name: string, port: number): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await isMongodReady(port))) {
    if (Date.now() > deadline) {
      throw new StackError(`${name} is not ready after ${READY_TIMEOUT_MS / 1000} s`);
    }
    await sleep(100);
  }
}
