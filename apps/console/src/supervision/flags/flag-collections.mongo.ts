import type { WorkedCaseDoc } from '#shared/contract/case-storage.js';
import type { FlagDoc } from '#shared/contract/flag-storage.js';
import type { RatingRow } from '#shared/contract/ledger.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';

/** The flags, and what is read of others to show them. */
export const flagCollectionsOf = (db: Db) => ({
  flags: db.collection<FlagDoc>(COLLECTION.flags),
  ratings: db.collection<RatingRow>(COLLECTION.ratings),
  cases: db.collection<WorkedCaseDoc>(COLLECTION.cases),
});
export type FlagCollections = ReturnType<typeof flagCollectionsOf>;

/** Creates the indexes that are missing. */
export async function ensureFlagStorage(db: Db): Promise<void> {
  const { flags } = flagCollectionsOf(db);
  await flags.createIndex({ code: 1 }, { unique: true }, {});
  const sorted = { foundAt: -1, code: 1 } as const;
  await flags.createIndex({ areas: 1, ...sorted }, {}, {});
  await flags.createIndex({ areas: 1, state: 1, ...sorted }, {}, {});
}
