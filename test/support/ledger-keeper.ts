import type { EventType } from '#shared/contract/topic.js';
import type { Collections } from '#shared/mongo/collections.js';
import { CountingHouse, type TopicEvent } from './counting-house.js';
import type { FreshDatabase } from './fresh-database.js';
import { TopicReader } from './topic-reader.js';

/**
 * Counts what comes onto the shared topic into the database of one test, with the aggregator's own
 * counting: aggregators of several tests would share out the partitions among them.
 */
export class LedgerKeeper {
  private constructor(
    private readonly house: CountingHouse,
    private readonly topic: TopicReader,
  ) {}

  static async open(database: FreshDatabase): Promise<LedgerKeeper> {
    return new LedgerKeeper(CountingHouse.on(database), await TopicReader.fromNowOn());
  }

  get collections(): Collections {
    return this.house.collections;
  }

  /** Counts all that has come since the keeper was opened; what was counted before is a duplicate. */
  async catchUp(): Promise<void> {
    const messages = await this.topic.messages();
    await this.count(
      messages.map(({ headers, value }) => ({
        type: headers['type'] as EventType,
        message: value,
      })),
    );
  }

  /** Counts events that nobody sent, as if they had come now. */
  async count(events: readonly TopicEvent[]): Promise<void> {
    const at = Date.now();
    await this.house.tell(events.map((event) => ({ at, ...event })));
  }
}
