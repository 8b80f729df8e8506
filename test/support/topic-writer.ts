import { randomUUID } from 'node:crypto';
import type { IHeaders, Message, Producer } from 'kafkajs';
import { TOPIC, type House } from './house.js';
import { spaceOf } from './registry.js';
import type { Sent, WireDecision } from './wire.js';

/** Where on the topic a message lies. */
export interface Place {
  readonly partition: number;
  readonly offset: number;
}

const PLAINTEXT = ['userName', 'certKey', 'mobile', 'writingEvaluation'];

/** Headers of a message as a producer that was let in writes them. */
export const headersOf = (type: string, source: string): IHeaders => ({
  type,
  schema: `hcp.${type}/1`,
  source,
  'correlation-id': randomUUID(),
});

/** An event as it lies on the topic: its space named, and nothing personal in the clear. */
export function topicValue(sent: Sent): Record<string, unknown> {
  const open = Object.entries(sent.event).filter(([name]) => !PLAINTEXT.includes(name));
  return { space: spaceOf(sent.source), ...Object.fromEntries(open) };
}

/** Somebody who was let in to produce straight to Kafka, to whatever partition they like. */
export class TopicWriter {
  private constructor(private readonly producer: Producer) {}

  static async open(house: House): Promise<TopicWriter> {
    const producer = house.kafka.producer();
    await producer.connect();
    return new TopicWriter(producer);
  }

  /** Writes one raw message; answers where it lies. */
  async write(partition: number, message: Message): Promise<Place> {
    const [written] = await this.producer.send({
      topic: TOPIC,
      acks: -1,
      messages: [{ ...message, partition }],
    });
    return { partition, offset: Number(written?.baseOffset) };
  }

  /** Writes many events to one partition. */
  async writeEvents(partition: number, events: readonly Sent[]): Promise<void> {
    const messages = events.map((sent) => ({
      partition,
      key: sent.event.deptCode,
      value: JSON.stringify(topicValue(sent)),
      headers: headersOf(sent.kind, sent.source),
    }));
    await this.producer.send({ topic: TOPIC, acks: -1, messages });
  }

  async writeDecision(partition: number, decision: WireDecision): Promise<void> {
    await this.write(partition, {
      key: decision.ratingKey.split('|', 1)[0] ?? '',
      value: JSON.stringify(decision),
      headers: headersOf('decision', 'console'),
    });
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }
}
