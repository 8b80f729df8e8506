import type { EventPublisher, OutgoingMessage } from '../contract/event-publisher.js';
import { LIMITS } from '../contract/topic.js';
import { AppError } from '../errors/app-error.js';

export interface BatcherOptions {
  /** How long the first message of a batch waits for others, ms. */
  readonly lingerMs: number;
  readonly maxInFlight: number;
  /** What may wait; more is refused at once. */
  readonly maxQueuedMessages: number;
  readonly maxQueuedBytes: number;
}

export const BATCHER_DEFAULTS: BatcherOptions = {
  lingerMs: 3,
  maxInFlight: 4,
  maxQueuedMessages: 50_000,
  maxQueuedBytes: 64 * 1024 * 1024,
};

/** Sends one batch; resolves when it is on all in-sync replicas, and always comes to an end. */
export type Send = (messages: readonly OutgoingMessage[]) => Promise<void>;

/** The messages of one `publish`, which may be spread over several batches. */
interface Group {
  unacknowledged: number;
  readonly resolve: () => void;
  readonly reject: (error: AppError) => void;
}

// Key, headers and framing of a record beside its value, roughly.
const OVERHEAD_BYTES = 160;
const sizeOf = (message: OutgoingMessage): number => message.value.length + OVERHEAD_BYTES;

/**
 * Gathers messages of many requests into batches of at most 1,000 messages and 512 KiB.
 * Several batches may be on their way at once; what waits is bounded.
 */
export class MicroBatcher implements EventPublisher {
  private messages: OutgoingMessage[] = [];
  private groups: Group[] = [];
  private queuedBytes = 0;
  private timer: NodeJS.Timeout | undefined;
  private endOfTurn: NodeJS.Immediate | undefined;
  private closed = false;
  private readonly sends = new Set<Promise<void>>();

  constructor(
    private readonly send: Send,
    private readonly options: BatcherOptions = BATCHER_DEFAULTS,
  ) {}

  publish(messages: readonly OutgoingMessage[], gathered = false): Promise<void> {
    if (messages.length === 0) return Promise.resolve();
    if (this.closed) {
      return Promise.reject(new AppError('kafka-unavailable', 'the service is stopping'));
    }
    const bytes = messages.reduce((sum, message) => sum + sizeOf(message), 0);
    if (
      this.messages.length + messages.length > this.options.maxQueuedMessages ||
      this.queuedBytes + bytes > this.options.maxQueuedBytes
    ) {
      return Promise.reject(new AppError('queue-full', 'too much is waiting for Kafka'));
    }
    return new Promise((resolve, reject) => {
      const group: Group = { unacknowledged: messages.length, resolve, reject };
      for (const message of messages) {
        this.messages.push(message);
        this.groups.push(group);
      }
      this.queuedBytes += bytes;
      this.pump(gathered);
    });
  }

  /** Rejects all that waits and is not on its way yet. */
  refuseQueued(error: AppError): void {
    for (const group of new Set(this.groups)) group.reject(error);
    this.messages = [];
    this.groups = [];
    this.queuedBytes = 0;
  }

  /** Takes nothing more; resolves when everything taken is acknowledged or has failed. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    clearImmediate(this.endOfTurn);
    while (this.messages.length > 0 || this.sends.size > 0) {
      while (this.messages.length > 0 && this.sends.size < this.options.maxInFlight) this.flush();
      await Promise.race(this.sends);
    }
  }

  /** Sends what is full, and lets the rest linger, or wait for this turn alone. */
  private pump(gathered = false): void {
    while (this.isBatchFull() && this.sends.size < this.options.maxInFlight) this.flush();
    if (this.messages.length === 0) return;
    if (gathered) {
      this.endOfTurn ??= setImmediate(() => {
        this.endOfTurn = undefined;
        this.flushRest();
      });
      return;
    }
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flushRest();
    }, this.options.lingerMs);
  }

  private flushRest(): void {
    if (this.messages.length > 0 && this.sends.size < this.options.maxInFlight) this.flush();
  }

  private isBatchFull(): boolean {
    return this.messages.length >= LIMITS.batchMessages || this.queuedBytes >= LIMITS.batchBytes;
  }

  private flush(): void {
    let count = 0;
    let bytes = 0;
    for (const message of this.messages) {
      const size = sizeOf(message);
      if (count === LIMITS.batchMessages) break;
      if (count > 0 && bytes + size > LIMITS.batchBytes) break;
      count += 1;
      bytes += size;
    }
    const messages = this.messages.splice(0, count);
    const groups = this.groups.splice(0, count);
    this.queuedBytes -= bytes;
    const sending = this.deliver(messages, groups).finally(() => {
      this.sends.delete(sending);
      if (!this.closed) this.pump();
    });
    this.sends.add(sending);
  }

  private async deliver(
    messages: readonly OutgoingMessage[],
    groups: readonly Group[],
  ): Promise<void> {
    try {
      await this.send(messages);
    } catch (error) {
      const failure = new AppError('kafka-unavailable', 'Kafka did not take the messages', {
        cause: error,
      });
      for (const group of new Set(groups)) group.reject(failure);
      return;
    }
    for (const group of groups) {
      group.unacknowledged -= 1;
      if (group.unacknowledged === 0) group.resolve();
    }
  }
}
