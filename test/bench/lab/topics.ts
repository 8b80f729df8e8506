import { setTimeout as sleep } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { createKafka } from '#shared/kafka/kafka-client.js';
import { ensureTopic } from '#shared/kafka/ensure-topic.js';

export const PARTITIONS = 4;
const ATTEMPTS = 20;

async function withAdmin<T>(brokers: string, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = createKafka({ brokers, clientId: 'bench' }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/** An empty topic of this name, made as our services make theirs; an older one is deleted. */
export async function freshTopic(brokers: string, topic: string): Promise<void> {
  await withAdmin(brokers, async (admin) => {
    if ((await admin.listTopics()).includes(topic)) {
      await admin.deleteTopics({ topics: [topic] });
      while ((await admin.listTopics()).includes(topic)) await sleep(100);
    }
    await untilThere(() => ensureTopic(admin, { topic, partitions: PARTITIONS, replication: 1 }));
  });
}

/** A broker that has just heard of a topic may say for a moment that it does not host it. */
async function untilThere(ensure: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ensure();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(500);
    }
  }
}

/** Records on the topic: the next offset of each partition. */
export function topicEnds(brokers: string, topic: string): Promise<Map<number, number>> {
  return withAdmin(brokers, async (admin) => {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, high }) => [partition, Number(high)]));
  });
}
