import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  CLUSTER_ID,
  kafkaProperties,
  type KafkaCluster,
  type KafkaNode,
} from './kafka-properties.js';
import { ManagedProcess } from './managed-process.js';
import { tryCommand } from './run-command.js';
import { StackError } from './stack.error.js';

const LOGGING = `status = error
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = [%d] %p %m (%c)%n
rootLogger.level = info
rootLogger.appenderRef.out.ref = out
`;

/** A cluster of Java processes on this machine. */
export interface NativeKafkaCluster extends KafkaCluster {
  readonly java: string;
  /** Folder with the jars. */
  readonly jars: string;
  readonly heapMb: number;
  /** Absent: whoever is on this machine is let in, and everything is in the clear. */
  readonly secured?: {
    /** Go over the properties that a broker has by itself. */
    readonly properties: string;
    /** What its data directory is formatted with, such as its first users. */
    readonly formatArguments: readonly string[];
  };
}

/** Writes the configuration of one broker and formats its data directory when it is new. */
async function prepare(cluster: NativeKafkaCluster, node: KafkaNode): Promise<string> {
  await mkdir(node.dir, { recursive: true });
  const config = join(node.dir, 'server.properties');
  const own = kafkaProperties(cluster, node);
  await writeFile(config, own + (cluster.secured?.properties ?? ''));
  await writeFile(join(node.dir, 'log4j2.properties'), LOGGING);
  if (!existsSync(join(node.dir, 'logs/meta.properties'))) {
    const { code, output } = await tryCommand(
      cluster.java,
      [
        ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', `${cluster.jars}/*`],
        ...['kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', config],
        ...(cluster.secured?.formatArguments ?? []),
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
export async function kafkaBroker(
  cluster: NativeKafkaCluster,
  node: KafkaNode,
): Promise<ManagedProcess> {
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
