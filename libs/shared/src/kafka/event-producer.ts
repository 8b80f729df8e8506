import type { Admin, Kafka, Producer } from 'kafkajs';
import type { EventPublisher, OutgoingMessage } from '../contract/event-publisher.js';
import { TOPIC } from '../contract/topic.js';
import { AppError } from '../errors/app-error.js';
import { refusalOf } from '../errors/refusal.js';
import { ensureTopic, requireLeaders } from './ensure-topic.js';
import { BATCHER_DEFAULTS, MicroBatcher, type BatcherOptions } from './micro-batcher.js';
import { rememberingPartitioner } from './partitioner.js';
import { withDeadline } from './with-deadline.js';

export interface EventProducerOptions {
  readonly partitions: number;
  readonly replication: number;
  readonly batching?: Partial<BatcherOptions>;
  readonly onAway?: (cause: unknown) => void;
  readonly onBack?: () => void;
}

const PROBE_MS = 500;
const SEND_DEADLINE_MS = 5_000;
const PROBE_DEADLINE_MS = 3_000;

/**
 * Publishes to the topic with `acks=all`. Once a send has failed Kafka counts as away: everything
 * is refused at once until a probe finds a leader for every partition again. It starts as away,
 * and creates the topic when it first finds Kafka.
 */
export class EventProducer implements EventPublisher {
  private readonly producer: Producer;
  private readonly admin: Admin;
  private readonly batcher: MicroBatcher;
  private state: 'new' | 'away' | 'here' | 'closed' = 'new';
  private timer: NodeJS.Timeout | undefined;
  private probing: Promise<void> | undefined;
  /** Why the last probe found nothing, if Kafka said so. */
  private refusal: string | undefined;

  constructor(
    kafka: Kafka,
    private readonly options: EventProducerOptions,
  ) {
    this.producer = kafka.producer({
      createPartitioner: rememberingPartitioner,
      allowAutoTopicCreation: false,
    });
    this.admin = kafka.admin({ retry: { retries: 1, initialRetryTime: 100 } });
    this.batcher = new MicroBatcher((messages) => this.send(messages), {
      ...BATCHER_DEFAULTS,
      ...options.batching,
    });
  }

  /** Looks for Kafka until it is there; returns after the first look, whatever it found. */
  async start(): Promise<void> {
    await this.probe();
  }

  publish(messages: readonly OutgoingMessage[], gathered = false): Promise<void> {
    if (this.state !== 'here') {
      return Promise.reject(new AppError('kafka-unavailable', 'Kafka cannot be reached'));
    }
    return this.batcher.publish(messages, gathered);
  }

  /** Undefined when Kafka answers now; else one line for `/health/ready`. */
  async reachable(): Promise<string | undefined> {
    if (this.state !== 'here') {
      return `Kafka cannot be reached${this.refusal === undefined ? '' : `: ${this.refusal}`}`;
    }
    try {
      await withDeadline(requireLeaders(this.admin, TOPIC), PROBE_DEADLINE_MS);
      return undefined;
    } catch (error) {
      return error instanceof AppError ? error.message : 'Kafka cannot be reached';
    }
  }

  /** Everything taken is acknowledged, or was refused, before this resolves. */
  async close(): Promise<void> {
    await this.batcher.close();
    this.state = 'closed';
    clearTimeout(this.timer);
    await this.probing;
    await Promise.allSettled([this.producer.disconnect(), this.admin.disconnect()]);
  }

  private async send(messages: readonly OutgoingMessage[]): Promise<void> {
    try {
      const record = { topic: TOPIC, acks: -1, messages: messages as OutgoingMessage[] };
      await withDeadline(this.producer.send(record), SEND_DEADLINE_MS);
    } catch (error) {
      this.goAway(error);
      throw error;
    }
  }

  private goAway(cause: unknown): void {
    if (this.state !== 'here') return;
    this.state = 'away';
    this.batcher.refuseQueued(
      new AppError('kafka-unavailable', 'Kafka cannot be reached', { cause }),
    );
    this.options.onAway?.(cause);
    this.probeSoon();
  }

  private probeSoon(): void {
    this.timer = setTimeout(() => {
      this.probing = this.probe();
    }, PROBE_MS);
  }

  private async probe(): Promise<void> {
    try {
      await this.admin.connect();
      if (this.state === 'new') {
        await ensureTopic(this.admin, { topic: TOPIC, ...this.options });
        await this.producer.connect();
      } else {
        await requireLeaders(this.admin, TOPIC);
      }
    } catch (error) {
      // Not there yet: that is what a probe is for. The next one looks again.
      this.refusal = refusalOf(error);
      if (this.state !== 'closed') this.probeSoon();
      return;
    }
    if (this.state === 'closed') return;
    this.state = 'here';
    this.options.onBack?.();
  }
}
