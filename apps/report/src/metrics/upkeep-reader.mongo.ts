import type { ReconcileDoc } from '#shared/contract/storage.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import type { LastReconcile, UpkeepReader } from './upkeep-reader.port.js';

/** Reads the last reconciliation from MongoDB. */
export class MongoUpkeepReader implements UpkeepReader {
  private readonly collections: Collections;

  constructor(db: Db) {
    this.collections = collectionsOf(db);
  }

  async lastReconcile(): Promise<LastReconcile | undefined> {
    const found = await this.collections.meta.findOne<ReconcileDoc>({ _id: 'reconcile' });
    return found === null ? undefined : { differences: found.differences, at: found.at };
  }
}
