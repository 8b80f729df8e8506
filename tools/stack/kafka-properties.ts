import { join } from 'node:path';

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
  /** After how long a silent broker counts as gone, ms. */
  readonly sessionTimeoutMs: number;
  readonly nodes: readonly KafkaNode[];
  /** Address to listen on for clients; 127.0.0.1 when not given. */
  readonly listenHost?: string;
}

/** 16 bytes in base64url, as Kafka wants it; the same for every local cluster, so data survives. */
export const CLUSTER_ID = 'aGFvY2hhcGluZy1sb2NhbA';

type Properties = Readonly<Record<string, string | number | boolean>>;

/** The properties of one broker; several brokers replicate everything three times. */
function propertiesOf(cluster: KafkaCluster, node: KafkaNode): Properties {
  const replicas = cluster.nodes.length;
  const minIsr = Math.min(2, replicas);
  const voters = cluster.nodes.map((n) => `${n.nodeId}@127.0.0.1:${n.controllerPort}`).join(',');
  return {
    'process.roles': 'broker,controller',
    'node.id': node.nodeId,
    listeners: `PLAINTEXT://${cluster.listenHost ?? '127.0.0.1'}:${node.port},CONTROLLER://127.0.0.1:${node.controllerPort}`,
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
}

/** The server.properties of one broker. */
export function kafkaProperties(cluster: KafkaCluster, node: KafkaNode): string {
  return Object.entries(propertiesOf(cluster, node))
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** The same as variables, the way the image apache/kafka takes its configuration. */
export function kafkaVariables(cluster: KafkaCluster, node: KafkaNode): Record<string, string> {
  return Object.fromEntries(
    Object.entries(propertiesOf(cluster, node)).map(([key, value]) => [
      `KAFKA_${key.replaceAll('.', '_').toUpperCase()}`,
      String(value),
    ]),
  );
}
