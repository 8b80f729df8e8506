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
  const { client, databaseName } = db;
  const session = client.startSession({ snapshot: true });
  try {
    // Left to itself the server takes a moment it has at hand, and that may lie before a batch
    // which everybody has been told of.
    const readConcern = { level: 'snapshot', atClusterTime: await lastOperation(db) };
    await db.command({ find: COLLECTION.meta, limit: 1, readConcern }, { session });
    const snapshotDb = client.db(databaseName, {
      readConcern: new mongoose.mongo.ReadConcern('snapshot'),
    });
    return await work(snapshotDb, session);
  } finally {
    await session.endSession();
  }
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
