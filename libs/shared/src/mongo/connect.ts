import mongoose, { type Connection } from 'mongoose';

/** The driver that mongoose carries, so that there is one in the process. */
export type Db = mongoose.mongo.Db;
export type ClientSession = mongoose.mongo.ClientSession;
export type MongoClient = mongoose.mongo.MongoClient;

const options = (uri: string) =>
  ({
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    retryWrites: true,
    // Short, since after a failover the first transaction otherwise waits many seconds for the
    // driver to notice the new primary.
    heartbeatFrequencyMS: 500,
    serverMonitoringMode: 'poll',
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 16,
    ignoreUndefined: true,
    dbName: databaseOf(uri),
  }) as const;

/** Connects with majority writes; throws when no primary answers within five seconds. */
export async function connectMongo(uri: string): Promise<Connection> {
  return mongoose.createConnection(uri, { ...options(uri), autoIndex: false }).asPromise();
}

/**
 * A database whose client connects at its first use, and again after a loss: for a service that
 * must start while MongoDB is away. Whoever opens it closes `db.client`.
 */
export function openMongo(uri: string): Db {
  const { dbName, ...rest } = options(uri);
  return new mongoose.mongo.MongoClient(uri, rest).db(dbName);
}

function databaseOf(uri: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined || name === '' ? 'hcp' : name;
}
