import { COLLECTION } from '#shared/contract/storage.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Db } from '#shared/mongo/connect.js';
import { ensureIntegrityStorage } from '../apps/aggregator/src/integrity/integrity-store.mongo.js';
import { ensureConsoleStorage } from '../apps/console/src/storage/console-collections.mongo.js';
import { ensurePublications } from '../apps/report/src/publications/store/publication-documents.js';

/** Every collection and index that is missing; what stands there already stays as it is. */
export async function up(db: Db): Promise<void> {
  await ensureConsoleStorage(db);
  await ensureIntegrityStorage(db);
  await ensurePublications(db);
}

/** What holds something from the beginning on: places that others point to, and our own books. */
const NEVER_EMPTY: readonly string[] = [
  ...[COLLECTION.migrations, COLLECTION.leases, COLLECTION.meta, COLLECTION.auditHeads],
];

/** Takes empty collections away; throws `migration-refused` when any of them holds something. */
export async function down(db: Db): Promise<void> {
  const names = Object.values(COLLECTION).filter((name) => !NEVER_EMPTY.includes(name));
  for (const name of names) {
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) === null) continue;
    throw new AppError('migration-refused', `${name} holds documents, which would be lost`);
  }
  const there = new Set((await db.listCollections().toArray()).map(({ name }) => name));
  for (const name of names) if (there.has(name)) await db.dropCollection(name);
}
