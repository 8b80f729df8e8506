import type { ReconcileDoc } from '#shared/contract/storage.js';
import type { CaseState } from '#shared/domain/case.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import type { OpenCases, UpkeepReader } from './upkeep-reader.port.js';

const CLOSED: CaseState = 'closed';

/** Reads cases and the last reconciliation from MongoDB. */
export class MongoUpkeepReader implements UpkeepReader {
  private readonly collections: Collections;

  constructor(db: Db) {
    this.collections = collectionsOf(db);
  }

  async openCases(): Promise<OpenCases[]> {
    return this.collections.cases
      .aggregate<OpenCases>([
        { $match: { state: { $ne: CLOSED } } },
        { $group: { _id: { areaCode: '$areaCode', state: '$state' }, count: { $sum: 1 } } },
        { $project: { _id: 0, areaCode: '$_id.areaCode', state: '$_id.state', count: 1 } },
      ])
      .toArray();
  }

  async reconcileDifference(): Promise<number | undefined> {
    const found = await this.collections.meta.findOne<ReconcileDoc>({ _id: 'reconcile' });
    return found?.differences;
  }
}
