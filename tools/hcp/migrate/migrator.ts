import { join } from 'node:path';
import * as migrateMongo from 'migrate-mongo';
import type { LeaseDoc } from '#shared/contract/case-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Db } from '#shared/mongo/connect.js';
import { MongoLeases } from '#shared/mongo/leases.js';
import {
  appliedMigrations,
  MIGRATIONS,
  requireRestored,
  type MigrationDoc,
} from '#shared/mongo/migrations.js';
import { alone } from './alone.js';

// This file runs as dist/tools/hcp/migrate/migrator.js.
const BUILT_MIGRATIONS = join(import.meta.dirname, '../../../migrations');

/** A migration, and when the database got it. */
export interface MigrationState {
  readonly name: string;
  readonly appliedAt?: Date;
  /** A later version brought it. */
  readonly isUnknown?: true;
}

export interface MigratorOptions {
  /** Told over and over while another process migrates. */
  readonly tell: (line: string) => void;
  /** Folder of the built migrations. */
  readonly folder?: string;
}

/**
 * Migrations of a database, forward and back; one process at a time, whoever else begins. Both
 * throw `restore-unfinished` where a restore has not come to its end, and write nothing then.
 */
export class Migrator {
  private readonly log;
  private readonly leases;

  constructor(
    private readonly db: Db,
    private readonly options: MigratorOptions,
  ) {
    this.log = db.collection<MigrationDoc>(COLLECTION.migrations);
    this.leases = new MongoLeases(db.collection<LeaseDoc>(COLLECTION.leases));
  }

  /** Applies what the database lacks; names of what was applied. Throws `migration-failed`. */
  up(): Promise<string[]> {
    return this.alone(() => migrateMongo.up(this.db, this.db.client));
  }

  /** Takes the last one back; its name, or nothing when there is none. Throws `migration-failed`. */
  down(): Promise<string[]> {
    return this.alone(async () => {
      const unknown = (await this.states()).find(({ isUnknown }) => isUnknown);
      if (unknown !== undefined) {
        throw new AppError(
          'migration-refused',
          `${unknown.name} is of a later version of hcp, which alone can take it back`,
        );
      }
      if ((await appliedMigrations(this.db)).length === 0) return [];
      return migrateMongo.down(this.db, this.db.client);
    });
  }

  /** All migrations, first to last, those that only the database knows included. */
  async states(): Promise<MigrationState[]> {
    const applied = await this.log.find().toArray();
    const at = new Map(applied.map(({ fileName, appliedAt }) => [fileName, appliedAt]));
    const known: ReadonlySet<string> = new Set(MIGRATIONS);
    return [...new Set([...known, ...at.keys()])].sort().map((file) => {
      const appliedAt = at.get(file);
      return {
        name: file.replace(/\.js$/, ''),
        ...(appliedAt === undefined ? {} : { appliedAt }),
        ...(known.has(file) ? {} : { isUnknown: true as const }),
      };
    });
  }

  private async alone(work: () => Promise<string[]>): Promise<string[]> {
    await requireRestored(this.db);
    return alone(this.leases, this.options.tell, async () => {
      migrateMongo.config.set({
        migrationsDir: this.options.folder ?? BUILT_MIGRATIONS,
        migrationFileExtension: '.js',
        changelogCollectionName: COLLECTION.migrations,
        moduleSystem: 'esm',
      });
      // A process that was held up until its lease ended must not log one a second time.
      await this.log.createIndex({ fileName: 1 }, { unique: true }, {});
      try {
        return (await work()).map((file) => file.replace(/\.js$/, ''));
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        throw new AppError('migration-failed', 'the database is not migrated', { cause });
      }
    });
  }
}
