import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { openMongo } from '#shared/mongo/connect.js';
import { appliedMigrations, requireMigrations } from '#shared/mongo/migrations.js';
import { waitForServices } from '#shared/mongo/registry.instances.js';
import { mongoSecurity, type MongoAccess } from '#shared/security/mongo-security.js';
import { Migrator } from './migrate/migrator.js';
import { EXIT, type ExitCode } from './terminal/exit-code.js';
import { everySeconds } from './terminal/progress.js';
import { remark } from './terminal/say.js';

const WAIT_MS = 10_000;

/** Runs work on the database that the variables name, and closes it whatever happens. */
export async function withDatabase<T>(
  access: MongoAccess,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const db = openMongo(access.MONGODB_URI, mongoSecurity(access));
  try {
    return await work(db);
  } finally {
    await db.client.close();
  }
}

/**
 * The same, on a database that has every migration; a new one gets them first, and any other that
 * lacks one throws `migration-missing`.
 */
export const withMigrated = <T>(access: MongoAccess, work: (db: Db) => Promise<T>): Promise<T> =>
  withDatabase(access, async (db) => {
    if (await isNew(db)) await new Migrator(db, { tell: everySeconds(5, remark) }).up();
    await requireMigrations(db);
    return work(db);
  });

/** Returns when every live service has loaded a version; after ten seconds it names who has not. */
export async function untilLoaded(db: Db, version: number): Promise<ExitCode> {
  const behind = await waitForServices(db, version, WAIT_MS);
  if (behind.length === 0) return EXIT.done;
  remark(`registry ${version} is stored, but not loaded yet by ${behind.join(', ')}`);
  return EXIT.notLoaded;
}

/** Whether no version has ever counted here: the ledger is what every one of them has made first. */
async function isNew(db: Db): Promise<boolean> {
  if ((await appliedMigrations(db)).length > 0) return false;
  const [ledger] = await db.listCollections({ name: COLLECTION.ratings }).toArray();
  return ledger === undefined;
}
