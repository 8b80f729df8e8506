import type { RegistryPart } from '../contract/storage.js';
import { collectionsOf } from './collections.js';
import type { ClientSession, Db } from './connect.js';

/** What a change did: which parts it wrote to (none: nothing happened), and what it answers. */
export interface RegistryChange<T> {
  readonly parts: readonly RegistryPart[];
  readonly result: T;
}

/**
 * Changes the registry in one transaction: all of it or nothing. Changes come one after another,
 * since each first takes the next version; so what `work` reads in its session (the newest
 * registry) is what its answer stands on. `work` may run again after a conflict. When it wrote to
 * no part, the version stays. Collections must exist (`ensureCollections`).
 */
export async function changeRegistry<T>(
  db: Db,
  work: (session: ClientSession) => Promise<RegistryChange<T>>,
): Promise<{ readonly version: number; readonly result: T }> {
  const { meta } = collectionsOf(db);
  await meta.updateOne({ _id: 'registry' }, { $setOnInsert: { version: 0 } }, { upsert: true });
  const session = db.client.startSession();
  try {
    return await session.withTransaction(
      async () => {
        const taken = await meta.findOneAndUpdate(
          { _id: 'registry' },
          { $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        );
        const version = taken !== null && 'version' in taken ? taken.version : 1;
        const { parts, result } = await work(session);
        if (parts.length === 0) {
          await session.abortTransaction();
          return { version: version - 1, result };
        }
        const changed = Object.fromEntries(parts.map((part) => [`changed.${part}`, version]));
        await meta.updateOne({ _id: 'registry' }, { $set: changed }, { session });
        return { version, result };
      },
      { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } },
    );
  } finally {
    await session.endSession();
  }
}
