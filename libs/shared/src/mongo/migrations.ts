import { setTimeout as sleep } from 'node:timers/promises';
import { COLLECTION } from '../contract/storage.js';
import { AppError } from '../errors/app-error.js';
import { refusalOf } from '../errors/refusal.js';
import { lastFailureOf, type Db } from './connect.js';
import { restoreFault } from './restore-mark.js';

/** The migrations that this code builds on, first to last: the built files of `migrations/`. */
export const MIGRATIONS = [
  '20261125150000-baseline.js',
  '20261125151000-what-earlier-versions-left.js',
] as const;

/** `migrations`: a migration that the database has. */
export interface MigrationDoc {
  readonly fileName: string;
  readonly appliedAt: Date;
  /** Of all that were applied by one run. */
  readonly migrationBlock?: number;
}

/** Names of the migrations that the database has, in their order. */
export async function appliedMigrations(db: Db, timeoutMS?: number): Promise<string[]> {
  const log = db.collection<MigrationDoc>(COLLECTION.migrations);
  const options = timeoutMS === undefined ? {} : { timeoutMS };
  const applied = await log.find({}, options).toArray();
  return applied.map(({ fileName }) => fileName).sort();
}

/** Throws `restore-unfinished` while the database holds a part of a backup only. */
export async function requireRestored(db: Db): Promise<void> {
  const fault = await restoreFault(db);
  if (fault !== undefined) throw new AppError('restore-unfinished', fault);
}

/**
 * Throws `migration-missing` unless the database has every migration that this code builds on, and
 * `restore-unfinished` while it holds a part of a backup only. One that has further migrations is
 * served, since a database is migrated before the services are renewed.
 */
export async function requireMigrations(db: Db): Promise<void> {
  await requireRestored(db);
  const missing = missingLine(await appliedMigrations(db));
  if (missing !== undefined) throw new AppError('migration-missing', missing);
}

const ASK_MS = 2_000;

/** For `/health/ready`: undefined when MongoDB answers and its database is whole and at our version. */
export async function databaseFault(db: Db): Promise<string | undefined> {
  // The driver's own limit leaves out the time that it takes to connect.
  const late = new AbortController();
  const limit = sleep(ASK_MS, undefined, { signal: late.signal }).then(() => NO_ANSWER);
  try {
    const found = await Promise.race([stateFault(db), limit]);
    return found === NO_ANSWER ? awayLine(db, found) : found;
  } catch (error) {
    return awayLine(db, error instanceof Error ? error.name : 'unknown', error);
  } finally {
    late.abort();
  }
}

const NO_ANSWER = `no answer within ${ASK_MS / 1_000} s`;

async function stateFault(db: Db): Promise<string | undefined> {
  const [applied, restoring] = await Promise.all([
    appliedMigrations(db, ASK_MS),
    restoreFault(db, ASK_MS),
  ]);
  // Half a database lacks migrations as well, and must not be given them.
  return restoring ?? missingLine(applied);
}

function awayLine(db: Db, otherwise: string, error?: unknown): string {
  const why = refusalOf(error) ?? refusalOf(lastFailureOf(db)) ?? otherwise;
  return `MongoDB cannot be reached: ${why}`;
}

function missingLine(applied: readonly string[]): string | undefined {
  const missing = MIGRATIONS.find((name) => !applied.includes(name));
  if (missing === undefined) return undefined;
  return `the database lacks migration ${missing.replace(/\.js$/, '')}: run hcp migrate up`;
}
