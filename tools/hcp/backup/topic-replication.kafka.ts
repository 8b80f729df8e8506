import type { Kafka } from 'kafkajs';
import { TOPIC } from '#shared/contract/topic.js';

/** How many replicas the topic has: those of its first partition. */
export async function topicReplication(kafka: Kafka): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [TOPIC] });
    return topics[0]?.partitions[0]?.replicas.length ?? 1;
  } finally {
    await admin.disconnect();
  }
}
