import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { CLUSTER_ID, kafkaProperties } from './kafka-properties.js';
import { ManagedProcess } from './managed-process.js';
import { isMongodReady, REPLICA_SET } from './replica-set.js';
import { runWithProgress, tryCommand, type Tell } from './run-command.js';

const DAEMON_TIMEOUT_MS = 3000;
const PULL_TIMEOUT_S = 180;
/** Inside the container the controller is reached by nobody else. */
const CONTROLLER_PORT = 19_093;

/** The images for the local backends; `HCP_KAFKA_IMAGE` and `HCP_MONGO_IMAGE` name others. */
export interface DockerImages {
  readonly kafka: string;
  readonly mongo: string;
}

export function dockerImages(environment: NodeJS.ProcessEnv): DockerImages {
  return {
    kafka: environment['HCP_KAFKA_IMAGE'] ?? 'apache/kafka:4.4.0',
    mongo: environment['HCP_MONGO_IMAGE'] ?? 'mongo:6.0',
  };
}

/** Undefined when Docker answers and has the images, pulled if need be; else why it cannot serve. */
export async function whyNoDocker(
  images: readonly string[],
  tell: Tell,
): Promise<string | undefined> {
  const info = await tryCommand('docker', ['info', '--format', '{{.ServerVersion}}'], {
    timeoutMs: DAEMON_TIMEOUT_MS,
  });
  if (info.code !== 0) return 'no Docker daemon answers';
  for (const image of images) {
    if ((await tryCommand('docker', ['image', 'inspect', image])).code === 0) continue;
    const pull = [String(PULL_TIMEOUT_S), 'docker', 'pull', '--quiet', image];
    try {
      await runWithProgress(`pulling the image ${image}`, 'timeout', pull, tell);
    } catch {
      return `Docker answers but cannot pull ${image}`;
    }
  }
  return undefined;
}

/** What a container is made of; its port is the same inside and outside. */
export interface ContainerOptions {
  readonly image: string;
  readonly port: number;
  readonly dir: string;
  readonly logFile: string;
  readonly pidFile?: string;
}

/**
 * The container runs in the foreground of a client that holds its stdin. When the client goes, even
 * by SIGKILL, stdin ends and the script inside ends the server: no container outlives its owner.
 */
function container(
  name: string,
  options: ContainerOptions,
  serve: string,
  isReady: (log: string) => boolean | Promise<boolean>,
): ManagedProcess {
  const id = `hcp-${name}-${options.port}`;
  const script = `exec 3<&0; (cat <&3 >/dev/null; kill -TERM 1) & exec ${serve} 3<&-`;
  return new ManagedProcess({
    name,
    command: 'docker',
    args: [
      ...['run', '--rm', '--interactive', '--name', id, '--user', '0:0', '--entrypoint', 'sh'],
      ...['--publish', `127.0.0.1:${options.port}:${options.port}`],
      ...['--volume', `${options.dir}:/hcp`, options.image, '-c', script],
    ],
    holdStdin: true,
    logFile: options.logFile,
    ...(options.pidFile === undefined ? {} : { pidFile: options.pidFile }),
    servingPid: async () => {
      const found = await tryCommand('docker', ['inspect', '--format', '{{.State.Pid}}', id]);
      return Number(found.output.trim());
    },
    beforeLaunch: async () => {
      await mkdir(options.dir, { recursive: true });
      await tryCommand('docker', ['rm', '--force', id]);
      // Removal of an ended container is not instant; its name is free only afterwards.
      for (let i = 0; i < 50; i += 1) {
        if ((await tryCommand('docker', ['inspect', id])).code !== 0) return;
        await sleep(100);
      }
    },
    isReady,
    readyTimeoutMs: 120_000,
    stopGraceMs: 20_000,
  });
}

/** One broker and controller in a container. */
export async function kafkaContainer(options: ContainerOptions): Promise<ManagedProcess> {
  const node = {
    nodeId: 1,
    port: options.port,
    controllerPort: CONTROLLER_PORT,
    dir: '/hcp',
    logFile: '',
  };
  const cluster = { sessionTimeoutMs: 3000, nodes: [node], listenHost: '0.0.0.0' };
  await mkdir(options.dir, { recursive: true });
  await writeFile(join(options.dir, 'server.properties'), kafkaProperties(cluster, node));
  const bin = '/opt/kafka/bin';
  const format = `${bin}/kafka-storage.sh format --ignore-formatted -t ${CLUSTER_ID} -c /hcp/server.properties`;
  const start = `${bin}/kafka-server-start.sh /hcp/server.properties`;
  return container('kafka', options, `sh -c '${format} && exec ${start}'`, (log) =>
    log.includes('Kafka Server started'),
  );
}

/** One member of a replica set in a container. */
export function mongoContainer(options: ContainerOptions): ManagedProcess {
  const mongod = `mongod --replSet ${REPLICA_SET} --bind_ip_all --port ${options.port} --dbpath /hcp`;
  return container('mongod', options, mongod, async () => isMongodReady(options.port));
}
