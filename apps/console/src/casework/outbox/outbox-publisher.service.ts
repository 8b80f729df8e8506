import type { OutboxDoc } from '#shared/contract/case-storage.js';
import type { EventPublisher, OutgoingMessage } from '#shared/contract/event-publisher.js';
import { HEADER, SCHEMA_OF } from '#shared/contract/topic.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Outbox } from './outbox.port.js';

const BATCH = 100;

/** Stands in the header `source` of what this system itself says. */
const SOURCE = Buffer.from('console');

/**
 * Brings decisions to the topic and marks them when every in-sync replica has them. A kill between
 * the two sends them again, which does no harm: the ledger counts a decisionId once.
 */
export class OutboxPublisherService {
  constructor(
    private readonly outbox: Outbox,
    private readonly publisher: EventPublisher,
  ) {}

  /** Sends what waits now; answers how many. While Kafka is away nothing is marked, and it is 0. */
  async run(): Promise<number> {
    const rows = await this.outbox.waiting(BATCH);
    if (rows.length === 0) return 0;
    try {
      await this.publisher.publish(rows.map(messageOf));
    } catch (error) {
      // The producer says that Kafka is away, once, and when it is back.
      if (error instanceof AppError && error.code === 'kafka-unavailable') return 0;
      throw error;
    }
    await this.outbox.sent(rows.map(({ _id }) => _id));
    return rows.length;
  }
}

const messageOf = ({ _id, type, key, value }: OutboxDoc): OutgoingMessage => ({
  key,
  value: Buffer.from(value),
  headers: {
    [HEADER.type]: Buffer.from(type),
    [HEADER.schema]: Buffer.from(SCHEMA_OF[type]),
    [HEADER.source]: SOURCE,
    [HEADER.correlationId]: Buffer.from(_id),
  },
});
