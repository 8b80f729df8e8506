import type { SourceKey, SourceKeysDoc } from '#shared/contract/registry-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { keysOf, putKeys } from '#shared/mongo/registry.keys.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import { SourceKeyStore } from './source-key-store.port.js';

export class MongoSourceKeyStore extends SourceKeyStore {
  constructor(private readonly db: Db) {
    super();
  }

  keys(source: string, tx?: Tx): Promise<readonly SourceKey[]> {
    return keysOf(this.db, source, tx && sessionOf(tx));
  }

  async all(): Promise<ReadonlyMap<string, readonly SourceKey[]>> {
    const docs = await this.db.collection<SourceKeysDoc>(COLLECTION.sourceKeys).find().toArray();
    return new Map(docs.map(({ _id, keys }) => [_id, keys]));
  }

  put(tx: Tx, source: string, keys: readonly SourceKey[]): Promise<void> {
    return putKeys(this.db, sessionOf(tx), source, keys);
  }
}
