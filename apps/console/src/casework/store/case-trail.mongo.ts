import type { CaseHistoryDoc, OutboxDoc } from '#shared/contract/case-storage.js';
import { sessionOf, within } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { CaseCollections } from './case-collections.mongo.js';
import { CaseTrail } from './case-trail.port.js';

export class MongoCaseTrail extends CaseTrail {
  constructor(private readonly collections: Pick<CaseCollections, 'history' | 'outbox'>) {
    super();
  }

  async addHistory(tx: Tx, row: CaseHistoryDoc): Promise<void> {
    await this.collections.history.insertOne(row, { session: sessionOf(tx) });
  }

  historyAfter(code: string, revision: number, tx?: Tx): Promise<CaseHistoryDoc[]> {
    return this.collections.history
      .find({ code, revision: { $gt: revision } }, within(tx))
      .sort({ revision: 1 })
      .toArray();
  }

  async addToOutbox(tx: Tx, row: OutboxDoc): Promise<void> {
    await this.collections.outbox.insertOne(row, { session: sessionOf(tx) });
  }
}
