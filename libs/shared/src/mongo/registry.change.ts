import type { RegistryPart } from '../contract/storage.js';
import { collectionsOf } from './collections.js';
import type { ClientSession, Db } from './connect.js';

/** What a change did: which parts it wrote to (none: nothing happened), and what it answers. */
export interface RegistryChange<T> {
  readonly parts: readonly RegistryPart[];
  readonly result: T;
}

/** The registry's version after a change, and what the change answered. */
export interface RegistryChanged<T> {
  readonly version: number;
  readonly result: T;
}

/** Makes the place of the registry's version, so that changes at once meet at one document. */
export async function ensureRegistryVersion(db: Db): Promise<void> {
  await collectionsOf(db).meta.updateOne(
    { _id: 'registry' },
    { $setOnInsert: { version: 0 } },
    { upsert: true },
  );
}

/**
 * Changes the registry in one transaction of its own: all of it or nothing. `work` may run again
 * after a conflict, and is told the version it makes. The database must be migrated.
 */
export async function changeRegistry<T>(
  db: Db,
  work: (session: ClientSession, version: number) => Promise<RegistryChange<T>>,
): Promise<RegistryChanged<T>> {
  await ensureRegistryVersion(db);
  const session = db.client.startSession();
  try {
    return await session.withTransaction(() => changeRegistryWithin(db, session, work), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    });
  } finally {
    await session.endSession();
  }
}

/**
 * Changes the registry within a transaction that is under way. Changes come one after another,
 * since each first takes the next version; so what `work` reads in its session (the newest
 * registry) is what its answer stands on. It is told the version it makes. When it wrote to no part, the version stays.
 * `ensureRegistryVersion` must have been called before.
 */
export async function changeRegistryWithin<T>(
  db: Db,
  session: ClientSession,
  work: (session: ClientSession, version: number) => Promise<RegistryChange<T>>,
): Promise<RegistryChanged<T>> {
  const { meta } = collectionsOf(db);
  const step = (by: 1 | -1) =>
    meta.findOneAndUpdate(
      { _id: 'registry' },
      { $inc: { version: by } },
      { session, returnDocument: 'after' },
    );
  const taken = await step(1);
  const version = taken !== null && 'version' in taken ? taken.version : 1;
  const { parts, result } = await work(session, version);
  if (parts.length === 0) {
    await step(-1);
    return { version: version - 1, result };
  }
  const changed = Object.fromEntries(parts.map((part) => [`changed.${part}`, version]));
  await meta.updateOne({ _id: 'registry' }, { $set: changed }, { session });
  return { version, result };
}
