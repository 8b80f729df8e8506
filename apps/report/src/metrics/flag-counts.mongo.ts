import type { FlagDoc } from '#shared/contract/flag-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';
import type { FlagCount, FlagCounts } from './flag-counts.port.js';

/** Counts the flags themselves: none is ever deleted, so the numbers only grow. */
export class MongoFlagCounts implements FlagCounts {
  private readonly flags;

  constructor(db: Db) {
    this.flags = db.collection<FlagDoc>(COLLECTION.flags);
  }

  counts(): Promise<FlagCount[]> {
    return this.flags
      .aggregate<FlagCount>([
        { $group: { _id: { rule: '$rule', area: { $first: '$areas' } }, count: { $sum: 1 } } },
        { $project: { _id: 0, rule: '$_id.rule', areaCode: '$_id.area', count: 1 } },
      ])
      .toArray();
  }
}
