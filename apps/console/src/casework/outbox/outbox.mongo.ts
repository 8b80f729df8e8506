import type { OutboxDoc } from '#shared/contract/case-storage.js';
import type { CaseCollections } from '../store/case-collections.mongo.js';
import { Outbox } from './outbox.port.js';

export class MongoOutbox extends Outbox {
  constructor(private readonly outbox: CaseCollections['outbox']) {
    super();
  }

  waiting(limit: number): Promise<OutboxDoc[]> {
    return this.outbox.find({ state: 'waiting' }).sort({ at: 1 }).limit(limit).toArray();
  }

  async sent(ids: readonly string[]): Promise<void> {
    await this.outbox.updateMany(
      { _id: { $in: [...ids] } },
      { $set: { state: 'sent', sentAt: new Date() } },
    );
  }
}
