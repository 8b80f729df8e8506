import mongoose from 'mongoose';
import { setTimeout as sleep } from 'node:timers/promises';

import { StackError } from './stack.error.js';

const { MongoClient, MongoServerError, MongoNetworkError, MongoServerSelectionError } =
  mongoose.mongo;
type Admin = ReturnType<ReturnType<InstanceType<typeof MongoClient>['db']>['admin']>;

/** The replica set's name in every local stack. */
export const REPLICA_SET = 'rs0';

/** The connection string of a replica set on these ports of 127.0.0.1. */
export function mongodbUri(ports: readonly number[]): string {
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',');
  const direct = ports.length === 1 ? '&directConnection=true' : '';
  return `mongodb://${hosts}/hcp?replicaSet=${REPLICA_SET}${direct}`;
}

const NOT_YET_INITIALIZED = 94;
const PRIMARY = 1;
const SECONDARY = 2;

/** Runs `work` against the admin database of the one server on `port`. */
export async function withAdmin<T>(port: number, work: (admin: Admin) => Promise<T>): Promise<T> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1500,
    connectTimeoutMS: 1500,
    heartbeatFrequencyMS: 500,
  });
  try {
    return await work(client.db('admin').admin());
  } finally {
    await client.close();
  }
}

/** The member's state by `replSetGetStatus`, 0 before the set is initiated, undefined if it is silent. */
async function memberState(port: number): Promise<number | undefined> {
  try {
    return await withAdmin(port, async (admin) => {
      const status = (await admin.command({ replSetGetStatus: 1 })) as { myState: number };
      return status.myState;
    });
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NOT_YET_INITIALIZED) return 0;
    const away = [MongoServerError, MongoNetworkError, MongoServerSelectionError];
    if (away.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}

/** Whether a mongod serves its role: alone it must be primary, in a set primary or secondary. */
export async function isMongodReady(port: number): Promise<boolean> {
  const state = await memberState(port);
  if (state === 0) return true;
  if (state !== PRIMARY && state !== SECONDARY) return false;
  return withAdmin(port, async (admin) => {
    const hello = (await admin.command({ hello: 1 })) as {
      hosts: string[];
      isWritablePrimary: boolean;
    };
    return hello.hosts.length > 1 || hello.isWritablePrimary;
  });
}

/**
 * Makes the members on these ports of 127.0.0.1 one replica set if they are new, and waits for a
 * primary. `electionTimeoutMillis`: after how long a silent primary counts as gone.
 */
export async function initiateReplicaSet(
  ports: readonly number[],
  electionTimeoutMillis: number,
): Promise<void> {
  const [first] = ports;
  if (first === undefined) throw new Error('a replica set has at least one member');
  if ((await memberState(first)) === 0) {
    const members = ports.map((port, index) => ({ _id: index, host: `127.0.0.1:${port}` }));
    const settings = {
      electionTimeoutMillis,
      heartbeatIntervalMillis: Math.min(2000, Math.floor(electionTimeoutMillis / 4)),
    };
    await withAdmin(first, async (admin) =>
      admin.command({ replSetInitiate: { _id: REPLICA_SET, members, settings } }),
    );
  }
  await waitForPrimary(ports);
}

/** The port of the primary now, or undefined while there is none. */
export async function findPrimary(ports: readonly number[]): Promise<number | undefined> {
  const states = await Promise.all(ports.map(async (port) => memberState(port)));
  return ports[states.indexOf(PRIMARY)];
}

/** Waits for a primary that takes writes; returns its port. */
export async function waitForPrimary(
  ports: readonly number[],
  timeoutMs = 60_000,
): Promise<number> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const primary = await findPrimary(ports);
    if (primary !== undefined && (await isMongodReady(primary))) return primary;
    if (Date.now() > deadline) {
      throw new StackError(`no MongoDB primary on ports ${ports.join(', ')} after ${timeoutMs} ms`);
    }
    await sleep(100);
  }
}

/** Makes the primary on `port` step down for `seconds`; it closes no connection of its own accord. */
export async function stepDown(port: number, seconds: number): Promise<void> {
  await withAdmin(port, async (admin) =>
    admin.command({ replSetStepDown: seconds, secondaryCatchUpPeriodSecs: 1, force: true }),
  );
}
