import { randomBytes } from 'node:crypto';

import { freePorts } from '../ports.js';
import { initiateReplicaSet, mongodbUri, waitForPrimary } from '../replica-set.js';
import { withHeartbeat } from '../run-command.js';
import type { Stack, StackOptions } from '../stack.types.js';

import { kafkaContainers, mongoContainers } from './backend-containers.js';
import { requireImages } from './container-images.js';
import type { ContainerNode, MongoContainerNode } from './container-node.js';
import { watchContainers } from './container-watch.js';
import { holdNetwork } from './network-holder.js';
import { whenAllSettled } from './when-all-settled.js';

/**
 * Starts a Kafka cluster and a MongoDB replica set in containers of testcontainers, on the same
 * ports of 127.0.0.1 inside and outside. Data is kept in volumes that outlive a kill and a restart
 * and go with the stack; of `options`, folders and pid files mean nothing here. No container
 * outlives the process that called this. Throws a StackError when an image cannot be had.
 */
export async function startContainerStack(options: StackOptions = {}): Promise<Stack> {
  const tell = options.tell ?? (() => undefined);
  const images = await requireImages(process.env, tell);
  const kafkaPorts = options.ports?.kafka ?? (await freePorts(options.kafkaBrokers ?? 1));
  const mongoPorts = options.ports?.mongo ?? (await freePorts(options.mongoMembers ?? 1));
  const stack = randomBytes(6).toString('hex');
  const watch = watchContainers(stack);
  const start = async () => {
    const ports = [...kafkaPorts, ...mongoPorts];
    const holder = await holdNetwork(images.mongo, stack, ports);
    const network = { stack, holder };
    const nodes = await whenAllSettled<[ContainerNode[], MongoContainerNode[]]>([
      kafkaContainers(network, images.kafka, kafkaPorts, {
        heapMb: options.kafkaHeapMb ?? 512,
        sessionTimeoutMs: options.kafkaSessionTimeoutMs ?? 3000,
      }),
      mongoContainers(network, images.mongo, mongoPorts, { cacheMb: options.mongoCacheMb ?? 512 }),
    ]);
    if (mongoPorts.length > 0) {
      await initiateReplicaSet(mongoPorts, options.mongoElectionTimeoutMs ?? 2000);
    }
    return nodes;
  };
  try {
    const starting = start();
    const [kafka, mongo] = await withHeartbeat('starting Kafka and MongoDB', tell, starting);
    return {
      kafkaBrokers: kafkaPorts.map((port) => `127.0.0.1:${port}`).join(','),
      mongodbUri: mongodbUri(mongoPorts),
      kafka,
      mongo,
      primary: async () => {
        const port = await waitForPrimary(mongoPorts);
        const node = mongo.find((member) => member.port === port);
        if (node === undefined) throw new Error(`no member on port ${port}`);
        return node;
      },
      stop: async () => watch.remove(),
    };
  } catch (error) {
    await watch.remove();
    throw error;
  }
}
