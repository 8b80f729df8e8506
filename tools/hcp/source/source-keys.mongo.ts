import { COLLECTION } from '#shared/contract/storage.js';
import { AppError } from '#shared/errors/app-error.js';
import { ensureCollections } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { changeRegistry } from '#shared/mongo/registry.change.js';
import type { SourceDoc, SourceKey, SourceKeysDoc } from '#shared/mongo/registry.documents.js';

/**
 * Replaces the keys of a source by what `next` makes of them; returns the registry's new version.
 * Throws `usage` when there is no such source.
 */
export async function changeKeys(
  db: Db,
  source: string,
  next: (keys: readonly SourceKey[]) => readonly SourceKey[],
): Promise<number> {
  await ensureCollections(db);
  const { version } = await changeRegistry(db, async (session) => {
    const sources = db.collection<SourceDoc>(COLLECTION.sources);
    if ((await sources.findOne({ code: source }, { session })) === null) {
      throw new AppError('usage', `there is no source ${source}`);
    }
    const all = db.collection<SourceKeysDoc>(COLLECTION.sourceKeys);
    const keys = next((await all.findOne({ _id: source }, { session }))?.keys ?? []);
    await all.replaceOne({ _id: source }, { keys }, { session, upsert: true });
    return { parts: ['sourceKeys'], result: undefined };
  });
  return version;
}

/** Whether any version of a source is in the registry. */
export const isKnownSource = async (db: Db, source: string): Promise<boolean> =>
  (await db.collection<SourceDoc>(COLLECTION.sources).findOne({ code: source })) !== null;
