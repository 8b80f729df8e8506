import type { SourceDoc, SourceKey, SourceKeysDoc } from '../contract/registry-storage.js';
import { COLLECTION } from '../contract/storage.js';
import { AppError } from '../errors/app-error.js';
import type { ClientSession, Db } from './connect.js';
import { changeRegistry } from './registry.change.js';

/**
 * Replaces the keys of a source by what `next` makes of them; returns the registry's new version.
 * Throws `usage` when there is no such source. `record` is called within the transaction, with the
 * keys before.
 */
export async function changeKeys(
  db: Db,
  source: string,
  next: (keys: readonly SourceKey[]) => readonly SourceKey[],
  record: (session: ClientSession, before: readonly SourceKey[]) => Promise<void> = () =>
    Promise.resolve(),
): Promise<number> {
  const { version } = await changeRegistry(db, async (session) => {
    if (!(await isKnownSource(db, source, session))) {
      throw new AppError('usage', `there is no source ${source}`);
    }
    const before = await keysOf(db, source, session);
    await putKeys(db, session, source, next(before));
    await record(session, before);
    return { parts: ['sourceKeys'], result: undefined };
  });
  return version;
}

const within = (session: ClientSession | undefined) => (session === undefined ? {} : { session });

/** The keys of a source, newest first, those that expired included. */
export async function keysOf(
  db: Db,
  source: string,
  session?: ClientSession,
): Promise<readonly SourceKey[]> {
  const all = db.collection<SourceKeysDoc>(COLLECTION.sourceKeys);
  return (await all.findOne({ _id: source }, within(session)))?.keys ?? [];
}

/** Puts keys in the place of those a source had. */
export async function putKeys(
  db: Db,
  session: ClientSession,
  source: string,
  keys: readonly SourceKey[],
): Promise<void> {
  const all = db.collection<SourceKeysDoc>(COLLECTION.sourceKeys);
  await all.replaceOne({ _id: source }, { keys }, { session, upsert: true });
}

/** Whether any version of a source is in the registry. */
export async function isKnownSource(
  db: Db,
  source: string,
  session?: ClientSession,
): Promise<boolean> {
  const sources = db.collection<SourceDoc>(COLLECTION.sources);
  return (await sources.findOne({ code: source }, within(session))) !== null;
}
