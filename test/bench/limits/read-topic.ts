import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';

/** One record of the topic as a limit gets it. */
export interface ReadRecord {
  readonly partition: number;
  readonly message: KafkaMessage;
}

/**
 * Reads a topic from its beginning up to its present end, or up to `most` records a partition; by
 * partition, in the order of their offsets.
 */
export async function readTopic(
  brokers: string,
  topic: string,
  most = Infinity,
): Promise<ReadRecord[][]> {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.ERROR });
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const wanted = new Map(ends.map((end) => [end.partition, Math.min(Number(end.high), most)]));
  const read: ReadRecord[][] = ends.map(() => []);
  const consumer = kafka.consumer({ groupId: `bench-${process.pid}-${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const isDone = (): boolean =>
    [...wanted].every(([partition, n]) => (read[partition]?.length ?? 0) >= n);
  await new Promise<void>((resolve, reject) => {
    if (isDone()) resolve();
    consumer
      .run({
        autoCommit: false,
        eachBatch: ({ batch: { partition, messages } }) => {
          const into = read[partition] ?? [];
          const n = wanted.get(partition) ?? 0;
          for (const message of messages) {
            if (into.length < n) into.push({ partition, message });
          }
          if (isDone()) resolve();
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return read;
}
