import type { PolicyDoc } from '#shared/contract/registry-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { ClockKey } from '#shared/domain/casework/case-policy.js';
import type { Db } from '#shared/mongo/connect.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import { PolicyStore } from './policy-store.port.js';

export class MongoPolicyStore extends PolicyStore {
  constructor(private readonly db: Db) {
    super();
  }

  all(): Promise<PolicyDoc[]> {
    return this.policies.find().sort({ areaCode: 1, clock: 1, from: 1 }).toArray();
  }

  versions(areaCode: string, clock: ClockKey, tx: Tx): Promise<PolicyDoc[]> {
    return this.policies
      .find({ areaCode, clock }, { session: sessionOf(tx) })
      .sort({ from: 1 })
      .toArray();
  }

  async put(tx: Tx, { _id, ...policy }: PolicyDoc): Promise<void> {
    await this.policies.replaceOne({ _id }, policy, { session: sessionOf(tx), upsert: true });
  }

  private get policies() {
    return this.db.collection<PolicyDoc>(COLLECTION.policies);
  }
}
