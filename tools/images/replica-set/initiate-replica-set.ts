import mongoose from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';

const { MongoClient, MongoServerError } = mongoose.mongo;

const ALREADY_INITIALIZED = 23;
const REPLICA_SET = 'rs0';
const POLL_MS = 200;
const PRIMARY_WITHIN_MS = 60_000;

/**
 * Makes the server at `member` (host:port, as others reach it) a replica set of one, unless it is
 * one, and waits until it takes writes. Throws when there is no primary after a minute.
 */
export async function initiateReplicaSet(member: string): Promise<void> {
  const client = new MongoClient(`mongodb://${member}/?directConnection=true`);
  try {
    const admin = client.db('admin');
    try {
      const members = [{ _id: 0, host: member }];
      await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } });
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== ALREADY_INITIALIZED) throw error;
    }
    const deadline = Date.now() + PRIMARY_WITHIN_MS;
    while (
      !((await admin.command({ hello: 1 })) as { isWritablePrimary: boolean }).isWritablePrimary
    ) {
      if (Date.now() > deadline) throw new Error(`${member} did not become primary`);
      await sleep(POLL_MS);
    }
  } finally {
    await client.close();
  }
}
