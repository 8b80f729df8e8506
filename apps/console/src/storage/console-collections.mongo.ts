import type {
  AnchorHeadDoc,
  AuditDoc,
  ChainHeadDoc,
  SessionDoc,
  UserDoc,
} from '#shared/contract/console-storage.js';
import { NO_HASH } from '#shared/crypto/anchor.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { ensureCollections } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { ensureCaseStorage } from '../casework/store/case-collections.mongo.js';
import { ensureHonourStorage } from '../honours/honour-store.mongo.js';
import { ensureNoticeStorage } from '../notices/notice-collections.mongo.js';
import { ensurePrivacyStorage } from '../privacy/storage/privacy-collections.mongo.js';
import { ensureRegistryStorage } from '../registry/entries/registry-store.mongo.js';
import { ensureFlagStorage } from '../supervision/flags/flag-collections.mongo.js';

/** The collections that console alone writes, typed. */
export const consoleCollectionsOf = (db: Db) => ({
  users: db.collection<UserDoc>(COLLECTION.users),
  sessions: db.collection<SessionDoc>(COLLECTION.sessions),
  audit: db.collection<AuditDoc>(COLLECTION.audit),
  auditHeads: db.collection<ChainHeadDoc | AnchorHeadDoc>(COLLECTION.auditHeads),
});
export type ConsoleCollections = ReturnType<typeof consoleCollectionsOf>;

/** Creates what is missing: collections, indexes, and the head of a chain that has no entry yet. */
export async function ensureConsoleStorage(db: Db): Promise<void> {
  await ensureCollections(db);
  await ensureCaseStorage(db);
  await ensureNoticeStorage(db);
  await ensureFlagStorage(db);
  await ensureHonourStorage(db);
  await ensureRegistryStorage(db);
  await ensurePrivacyStorage(db);
  const { users, sessions, audit, auditHeads } = consoleCollectionsOf(db);
  await users.createIndex({ username: 1 }, { unique: true }, {});
  await users.createIndex({ areas: 1, username: 1 }, {}, {});
  await sessions.createIndex({ user: 1 }, {}, {});
  await sessions.createIndex({ endsAt: 1 }, { expireAfterSeconds: 0 }, {});
  for (const field of ['actor', 'action', 'subject'] as const) {
    await audit.createIndex({ [field]: 1, _id: 1 }, {}, {});
  }
  // A head that somebody took away is not put back: `hcp verify audit` has to name it.
  if ((await audit.findOne({}, { projection: { _id: 1 } })) === null) {
    const first = { seq: 0, hash: NO_HASH };
    await auditHeads.updateOne({ _id: 'chain' }, { $setOnInsert: first }, { upsert: true });
  }
}
