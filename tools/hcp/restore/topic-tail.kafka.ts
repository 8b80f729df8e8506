import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { IHeaders, Kafka, Message, Producer } from 'kafkajs';
import { LIMITS, TOPIC } from '#shared/contract/topic.js';
import { ensureTopic } from '#shared/kafka/ensure-topic.js';
import type { BackupManifest } from '../backup/backup-manifest.js';
import { readPacked } from '../backup/packed-file.js';
import { readTopicLine } from '../backup/topic-line.js';
import { invalid } from './read-backup.js';

/**
 * Creates the topic where it is missing, with as many partitions and replicas as the one that was
 * backed up, or as many replicas as there are brokers.
 */
export async function requireTopic(
  kafka: Kafka,
  { partitions, replication }: BackupManifest['topic'],
): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { brokers } = await admin.describeCluster();
    await ensureTopic(admin, {
      topic: TOPIC,
      partitions: partitions.length,
      replication: Math.min(replication, brokers.length),
    });
  } finally {
    await admin.disconnect();
  }
}

/**
 * Puts the archived records on the topic again, each on its old partition, acknowledged by all
 * in-sync replicas; answers how many.
 */
export async function produceTail(kafka: Kafka, folder: string, file: string): Promise<number> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    return await produceAll(producer, folder, file);
  } finally {
    await producer.disconnect();
  }
}

async function produceAll(producer: Producer, folder: string, file: string): Promise<number> {
  let messages: Message[] = [];
  let bytes = 0;
  let sent = 0;
  const flush = async (): Promise<void> => {
    if (messages.length === 0) return;
    await producer.send({ topic: TOPIC, acks: -1, messages });
    sent += messages.length;
    messages = [];
    bytes = 0;
  };
  const input = Readable.from(readPacked(folder, file));
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    const line = readTopicLine(text);
    if (line === undefined) throw invalid(`${file} holds a line that is no record`);
    const { key, value, headers } = line.record;
    messages.push({ partition: line.partition, key, value, headers: headers as IHeaders });
    bytes += text.length;
    if (messages.length >= LIMITS.batchMessages || bytes >= LIMITS.batchBytes) await flush();
  }
  await flush();
  return sent;
}
