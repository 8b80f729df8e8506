import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';

/** Indexes that others have taken the place of, and that nothing reads: each costs every write. */
const SUPERSEDED: Readonly<Record<string, readonly string[]>> = {
  [COLLECTION.cases]: [
    'areaCode_1_state_1',
    'listing.code_1',
    ...['listing.areas', 'listing.unit'].flatMap((scope) => [
      `${scope}_1_listing.dueAt_1_listing.code_1`,
      `${scope}_1_state_1_listing.dueAt_1_listing.code_1`,
      `${scope}_1_listing.standing_1_listing.dueAt_1_listing.code_1`,
      `${scope}_1_listing.number_1`,
    ]),
    'state_1_listing.routed_1',
    'listing.remindAt_1',
  ],
  [COLLECTION.notices]: ['to.code_1_at_-1'],
};

/** A list of shares to be judged anew, from before they were judged by the clock. */
const NO_LONGER_READ = 'integrity_pending';

/** Brings a database that earlier versions have filled to what a new one is. */
export async function up(db: Db): Promise<void> {
  for (const [collection, names] of Object.entries(SUPERSEDED)) {
    const there = new Set((await db.collection(collection).indexes()).map(({ name }) => name));
    for (const name of names) {
      if (there.has(name)) await db.collection(collection).dropIndex(name);
    }
  }
  const [left] = await db.listCollections({ name: NO_LONGER_READ }).toArray();
  if (left !== undefined) await db.dropCollection(NO_LONGER_READ);
  // Without the day on which it was written down a notice would never be forgotten.
  await db
    .collection(COLLECTION.notices)
    .updateMany({ toldAt: { $exists: false } }, [{ $set: { toldAt: '$at' } }]);
}

/** Nothing: the version before neither reads nor needs what was taken away. */
export function down(): Promise<void> {
  return Promise.resolve();
}
