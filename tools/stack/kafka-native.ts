import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ManagedProcess } from './managed-process.js';
import { tryCommand } from './run-command.js';
import { StackError } from './stack.error.js';

/** What one broker of a local cluster is made of. */
export interface KafkaNode {
  /** Starts at 1. */
  readonly nodeId: number;
  readonly port: number;
  readonly controllerPort: number;
  /** Its data directory; state in it survives restarts. */
  readonly dir: string;
  readonly logFile: string;
  readonly pidFile?: string;
}

/** What all brokers of a local cluster share. */
export interface KafkaCluster {
  readonly java: string;
  /** Folder with the jars. */
  readonly jars: string;
  readonly heapMb: number;
  /** After how long a silent broker counts as gone, ms. */
  readonly sessionTimeoutMs: number;
  readonly nodes: readonly KafkaNode[];
}

/** 16 bytes in base64url, as Kafka wants it; the same for every local cluster, so data survives. */
const CLUSTER_ID = 'aGFvY2hhcGluZy1sb2NhbA';

const LOGGING = `status = error
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = [%d] %p %m (%c)%n
rootLogger.level = info
rootLogger.appenderRef.out.ref = out
`;

/** The server.properties of one broker; several brokers replicate everything three times. */
export function kafkaProperties(cluster: KafkaCluster, node: KafkaNode): string {
  const replicas = cluster.nodes.length;
  const minIsr = Math.min(2, replicas);
  const voters = cluster.nodes.map((n) => `${n.nodeId}@127.0.0.1:${n.controllerPort}`).join(',');
  const properties: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': node.nodeId,
    listeners: `PLAINTEXT://127.0.0.1:${node.port},CONTROLLER://127.0.0.1:${node.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${node.port}`,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': voters,
    'log.dirs': join(node.dir, 'logs'),
    'auto.create.topics.enable': false,
    'unclean.leader.election.enable': false,
    'default.replication.factor': replicas,
    'min.insync.replicas': minIsr,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': minIsr,
    'transaction.state.log.num.partitions': 4,
    'group.initial.rebalance.delay.ms': 0,
    'broker.session.timeout.ms': cluster.sessionTimeoutMs,
    'broker.heartbeat.interval.ms': Math.min(500, Math.floor(cluster.sessionTimeoutMs / 4)),
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
  };
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** Writes the configuration of one broker and formats its data directory when it is new. */
async function prepare(cluster: KafkaCluster, node: KafkaNode): Promise<string> {
  await mkdir(node.dir, { recursive: true });
  const config = join(node.dir, 'server.properties');
  await writeFile(config, kafkaProperties(cluster, node));
  await writeFile(join(node.dir, 'log4j2.properties'), LOGGING);
  if (!existsSync(join(node.dir, 'logs/meta.properties'))) {
    const { code, output } = await tryCommand(
      cluster.java,
      [
        ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', `${cluster.jars}/*`],
        ...['kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', config],
      ],
      { timeoutMs: 60_000 },
    );
    if (code !== 0) {
      throw new StackError(`Kafka could not prepare ${node.dir}:\n${output.trim().slice(-1500)}`);
    }
  }
  return config;
}

/** A broker and controller in one process, prepared but not yet started. */
export async function kafkaBroker(cluster: KafkaCluster, node: KafkaNode): Promise<ManagedProcess> {
  const config = await prepare(cluster, node);
  return new ManagedProcess({
    name: cluster.nodes.length === 1 ? 'kafka' : `kafka-${node.nodeId}`,
    command: cluster.java,
    args: [
      ...[`-Xmx${cluster.heapMb}m`, '-XX:+UseG1GC', '-XX:+ExitOnOutOfMemoryError'],
      ...['-Djava.awt.headless=true', `-Dkafka.logs.dir=${node.dir}`],
      `-Dlog4j2.configurationFile=${join(node.dir, 'log4j2.properties')}`,
      ...['-cp', `${cluster.jars}/*`, 'kafka.Kafka', config],
    ],
    logFile: node.logFile,
    ...(node.pidFile === undefined ? {} : { pidFile: node.pidFile }),
    isReady: (log) => log.includes('Kafka Server started'),
    readyTimeoutMs: 120_000,
    stopGraceMs: 8000,
  });
}
