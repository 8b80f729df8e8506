import { mongo } from 'mongoose';
import type { LedgerRow } from '#shared/contract/ledger.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession, MongoClient } from '#shared/mongo/connect.js';
import type { NewRows } from './ledger.port.js';

/** A command holds 16 MiB; a row is hardly longer than its event, which is 16 KiB at most. */
const ROWS_A_COMMAND = 500;

/** What the server says of an insert: it went through, or which row it refused. */
interface InsertAnswer {
  readonly writeErrors?: readonly { readonly code: number; readonly errmsg: string }[];
}

/** Inserts the rows of a batch; throws the server's error when it refuses one. */
export async function insertRows(
  client: MongoClient,
  { ratings, services, decisions }: Collections,
  session: ClientSession,
  rows: NewRows,
): Promise<void> {
  await insertAll(client, ratings, session, rows.ratings);
  await insertAll(client, services, session, rows.services);
  await insertAll(client, decisions, session, rows.decisions);
}

/**
 * The command itself, and not `insertMany`, which serialises each row into a buffer of its own:
 * thousands of small buffers cost the garbage collector more than writing the rows does.
 */
async function insertAll(
  client: MongoClient,
  { dbName, collectionName }: Pick<Collections['meta'], 'dbName' | 'collectionName'>,
  session: ClientSession,
  rows: readonly LedgerRow[],
): Promise<void> {
  const db = client.db(dbName);
  for (let i = 0; i < rows.length; i += ROWS_A_COMMAND) {
    const documents = rows.slice(i, i + ROWS_A_COMMAND);
    const answer: InsertAnswer = await db.command(
      { insert: collectionName, documents },
      { session, ignoreUndefined: true },
    );
    const [refused] = answer.writeErrors ?? [];
    if (refused !== undefined) {
      throw new mongo.MongoServerError({ ...refused, message: refused.errmsg });
    }
  }
}
