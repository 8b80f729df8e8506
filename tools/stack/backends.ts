import { join } from 'node:path';

import { requireDiskSpace } from './disk.js';
import { dockerImages, kafkaContainer, mongoContainer, whyNoDocker } from './docker-stack.js';
import type { ManagedProcess } from './managed-process.js';
import { startNativeStack } from './native-stack.js';
import { requireFreePort } from './ports.js';
import { initiateReplicaSet, mongodbUri } from './replica-set.js';
import { withHeartbeat, type Tell } from './run-command.js';
import { StackError } from './stack.error.js';

/** Kafka and MongoDB for the services, wherever they come from. */
export interface Backends {
  /** In words, for the terminal. */
  readonly from: string;
  readonly kafkaBrokers: string;
  readonly mongodbUri: string;
  /** The processes that are ours to supervise; none for addresses that were given. */
  readonly processes: readonly ManagedProcess[];
  stop(): Promise<void>;
}

/** Where local backends live. */
export interface BackendsOptions {
  /** Data; native and Docker keep theirs apart, since their versions may differ. */
  readonly dir: string;
  readonly logDir: string;
  readonly pidDir?: string;
  readonly kafkaPort: number;
  readonly mongoPort: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly tell: Tell;
}

const ELECTION_TIMEOUT_MS = 2000;

const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/**
 * Chooses the backends: addresses of the environment (`KAFKA_BROKERS`, `MONGODB_URI`), else Docker
 * when it answers and has or gets the images, else native processes. `HCP_STACK=native` skips Docker.
 */
export async function openBackends(options: BackendsOptions): Promise<Backends> {
  const kafkaGiven = given(options.environment['KAFKA_BROKERS']);
  const mongoGiven = given(options.environment['MONGODB_URI']);
  const own = { kafka: kafkaGiven === undefined, mongo: mongoGiven === undefined };
  const ports = {
    kafka: own.kafka ? [options.kafkaPort] : [],
    mongo: own.mongo ? [options.mongoPort] : [],
  };
  const addresses = {
    kafkaBrokers: kafkaGiven ?? `127.0.0.1:${options.kafkaPort}`,
    mongodbUri: mongoGiven ?? mongodbUri([options.mongoPort]),
  };
  if (!own.kafka && !own.mongo) {
    const stop = async (): Promise<void> => Promise.resolve();
    return { ...addresses, from: 'addresses of the environment', processes: [], stop };
  }
  await requireDiskSpace(options.dir);
  for (const port of ports.kafka) await requireFreePort(port, 'Kafka', 'HCP_KAFKA_PORT');
  for (const port of ports.mongo) await requireFreePort(port, 'MongoDB', 'HCP_MONGO_PORT');
  const viaDocker = await startDocker(options, own);
  if (viaDocker) return { ...addresses, ...viaDocker, from: 'Docker' };
  const native = await startNativeStack({
    dir: options.dir,
    logDir: options.logDir,
    ...(options.pidDir === undefined ? {} : { pidDir: options.pidDir }),
    kafkaBrokers: own.kafka ? 1 : 0,
    mongoMembers: own.mongo ? 1 : 0,
    ports,
    mongoElectionTimeoutMs: ELECTION_TIMEOUT_MS,
    tell: options.tell,
  });
  return {
    ...addresses,
    from: 'native processes',
    processes: native.processes,
    stop: async () => native.stop(),
  };
}

/** The backends as containers, or undefined, said in one line, when Docker cannot serve. */
async function startDocker(
  options: BackendsOptions,
  own: { readonly kafka: boolean; readonly mongo: boolean },
): Promise<Pick<Backends, 'processes' | 'stop'> | undefined> {
  const { environment, tell, logDir, pidDir } = options;
  if (environment['HCP_STACK'] === 'native') return undefined;
  const images = dockerImages(environment);
  const wanted = [...(own.kafka ? [images.kafka] : []), ...(own.mongo ? [images.mongo] : [])];
  const why = await whyNoDocker(wanted, tell);
  if (why !== undefined) {
    tell(`${why}: using native Kafka and MongoDB`);
    return undefined;
  }
  const place = (name: string, image: string, port: number) => ({
    image,
    port,
    dir: join(options.dir, 'docker', name),
    logFile: join(logDir, `${name}.log`),
    ...(pidDir === undefined ? {} : { pidFile: join(pidDir, `${name}.pid`) }),
  });
  const kafka = own.kafka
    ? [await kafkaContainer(place('kafka', images.kafka, options.kafkaPort))]
    : [];
  const mongo = own.mongo ? [mongoContainer(place('mongod', images.mongo, options.mongoPort))] : [];
  const processes = [...kafka, ...mongo];
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map(async (p) => p.stop()));
  };
  try {
    const starting = Promise.all(processes.map(async (p) => p.start()));
    await withHeartbeat('starting Kafka and MongoDB', tell, starting);
    if (own.mongo) await initiateReplicaSet([options.mongoPort], ELECTION_TIMEOUT_MS);
    return { processes, stop };
  } catch (error) {
    await stop();
    if (!(error instanceof StackError)) throw error;
    const [firstLine] = error.message.split('\n');
    tell(`Docker did not bring them up (${firstLine ?? ''}): using native Kafka and MongoDB`);
    return undefined;
  }
}
