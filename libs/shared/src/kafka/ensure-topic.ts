import type { Admin } from 'kafkajs';
import { AppError } from '../errors/app-error.js';

export interface TopicOptions {
  readonly topic: string;
  readonly partitions: number;
  readonly replication: number;
}

const RETENTION_MS = 30 * 24 * 3_600_000;

/**
 * Creates the topic unless it is there, and waits until every partition has a leader: 30 days of
 * retention, the broker's own time on records, two in-sync replicas where there are several, and
 * never a leader that lacks acknowledged records. What exists is left as it is.
 */
export async function ensureTopic(admin: Admin, options: TopicOptions): Promise<void> {
  const { topic, partitions, replication } = options;
  const existing = await admin.listTopics();
  if (existing.includes(topic)) {
    await requireLeaders(admin, topic);
    return;
  }
  // False when another service was faster: then it is there, as wanted.
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      {
        topic,
        numPartitions: partitions,
        replicationFactor: replication,
        configEntries: Object.entries({
          'retention.ms': String(RETENTION_MS),
          'message.timestamp.type': 'LogAppendTime',
          'min.insync.replicas': String(Math.min(2, replication)),
          'unclean.leader.election.enable': 'false',
        }).map(([name, value]) => ({ name, value })),
      },
    ],
  });
  await requireLeaders(admin, topic);
}

/** Throws `kafka-unavailable` unless the topic exists and every partition of it has a leader. */
export async function requireLeaders(admin: Admin, topic: string): Promise<void> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const partitions = topics.find(({ name }) => name === topic)?.partitions ?? [];
  if (partitions.length === 0 || partitions.some(({ leader }) => leader < 0)) {
    throw new AppError('kafka-unavailable', `topic ${topic} has a partition without a leader`);
  }
}
