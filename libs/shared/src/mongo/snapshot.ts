import mongoose from 'mongoose';
import { COLLECTION } from '../contract/storage.js';
import type { ClientSession, Db } from './connect.js';

/**
 * Reads at one moment, which is now: whatever a majority had acknowledged before is seen, and
 * nothing that comes later. Only reads through the given database with the given session have that
 * moment: a client's own read concern goes before a session's.
 */
export async function withSnapshot<T>(
  db: Db,
  work: (db: Db, session: ClientSession) => Promise<T>,
): Promise<T> {
  const session = db.client.startSession({ snapshot: true });
  try {
    return await work(await atPresent(db, session), session);
  } finally {
    await session.endSession();
  }
}

/**
 * The same for what is read piece by piece. The moment is let go when everything is read, or the
 * reader wants no more; MongoDB keeps one for five minutes, after which the next piece throws.
 */
export async function* streamSnapshot<T>(
  db: Db,
  read: (db: Db, session: ClientSession) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const session = db.client.startSession({ snapshot: true });
  try {
    yield* read(await atPresent(db, session), session);
  } finally {
    await session.endSession();
  }
}

/** Gives a session its moment, and answers the database to be read with it. */
async function atPresent(db: Db, session: ClientSession): Promise<Db> {
  // Left to itself the server takes a moment it has at hand, and that may lie before a batch
  // which everybody has been told of.
  const readConcern = { level: 'snapshot', atClusterTime: await lastOperation(db) };
  await db.command({ find: COLLECTION.meta, limit: 1, readConcern }, { session });
  return db.client.db(db.databaseName, {
    readConcern: new mongoose.mongo.ReadConcern('snapshot'),
  });
}

/** The time of the last operation that a majority has; a read, so that it survives a failover. */
async function lastOperation(db: Db): Promise<unknown> {
  const session = db.client.startSession();
  try {
    await db.collection(COLLECTION.meta).findOne({}, { session, projection: { _id: 1 } });
    return session.operationTime;
  } finally {
    await session.endSession();
  }
}
