import { randomBytes } from 'node:crypto';
import { openMongo, type Db } from '#shared/mongo/connect.js';
import { migrate } from './migrate.js';

export interface FreshDatabase {
  readonly db: Db;
  /** For a process that shall use the same database: its MONGODB_URI. */
  readonly uri: string;
  drop(): Promise<void>;
}

/** A database of its own for one test file, at the version of the services. */
export async function freshDatabase(label: string): Promise<FreshDatabase> {
  const database = bareDatabase(label);
  await migrate(database.db);
  return database;
}

/** One that holds nothing, not even collections. */
export function bareDatabase(label: string): FreshDatabase {
  const given = process.env['MONGODB_URI'];
  if (given === undefined) throw new Error('MONGODB_URI is not set; run the tests by npm test');
  const url = new URL(given);
  url.pathname = `/hcp_${label}_${randomBytes(4).toString('hex')}`;
  const db = openMongo(url.href);
  return {
    db,
    uri: url.href,
    drop: async () => {
      await db.dropDatabase();
      await db.client.close();
    },
  };
}
