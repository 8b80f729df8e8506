/** What we use of migrate-mongo, which brings no types. */
declare module 'migrate-mongo' {
  import type { Db, MongoClient } from 'mongodb';

  interface Config {
    readonly migrationsDir: string;
    readonly migrationFileExtension: string;
    readonly changelogCollectionName: string;
    readonly moduleSystem: 'esm';
  }

  export const config: { set(content: Config): void };
  /** Names of the files that were applied; throws at the first one that failed. */
  export function up(db: Db, client: MongoClient): Promise<string[]>;
  /** Name of the last file, taken back. */
  export function down(db: Db, client: MongoClient): Promise<string[]>;
}
