import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import { until } from './until.js';

export const TOPIC = 'hcp.events.v1';

/** A message as it lies on the topic. */
export interface OnTopic {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Reads what comes onto the topic from a moment on. */
export class TopicReader {
  private constructor(
    private readonly kafka: Kafka,
    private readonly from: ReadonlyMap<number, bigint>,
  ) {}

  /** Everything that the topic holds. */
  static fromTheBeginning(brokers: string): TopicReader {
    const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
    return new TopicReader(kafka, new Map());
  }

  /** The topic must exist. */
  static async fromNowOn(brokers = process.env['KAFKA_BROKERS'] ?? ''): Promise<TopicReader> {
    const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
    return new TopicReader(kafka, await highWatermarks(kafka));
  }

  /** Everything of one source that is on the topic now and was not when reading began. */
  async messages(wanted: (message: OnTopic) => boolean = () => true): Promise<OnTopic[]> {
    const ends = await highWatermarks(this.kafka);
    const found: OnTopic[] = [];
    const open = new Set([...ends.keys()].filter((p) => (ends.get(p) ?? 0n) > this.start(p)));
    if (open.size === 0) return [];
    const consumer = this.kafka.consumer({ groupId: `test-${randomUUID()}` });
    consumer.on(consumer.events.GROUP_JOIN, () => {
      for (const partition of ends.keys()) {
        consumer.seek({ topic: TOPIC, partition, offset: String(this.start(partition)) });
      }
    });
    await consumer.connect();
    try {
      await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachMessage: ({ partition, message }) => {
          const offset = BigInt(message.offset);
          const end = ends.get(partition) ?? 0n;
          if (offset >= this.start(partition) && offset < end) found.push(read(message));
          if (offset + 1n >= end) open.delete(partition);
          return Promise.resolve();
        },
      });
      await until('the reader to reach the end of the topic', () =>
        Promise.resolve(open.size === 0),
      );
    } finally {
      await consumer.disconnect();
    }
    return found.filter(wanted);
  }

  private start(partition: number): bigint {
    return this.from.get(partition) ?? 0n;
  }
}

async function highWatermarks(kafka: Kafka): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(TOPIC);
    return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
  } finally {
    await admin.disconnect();
  }
}

function read(message: KafkaMessage): OnTopic {
  const headers = Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const text = message.value?.toString() ?? '';
  return {
    key: message.key?.toString() ?? '',
    headers,
    text,
    value: JSON.parse(text) as Record<string, unknown>,
  };
}
