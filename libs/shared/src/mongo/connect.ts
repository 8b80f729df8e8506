import mongoose, { type Connection } from 'mongoose';

/** The driver that mongoose carries, so that there is one in the process. */
export type Db = mongoose.mongo.Db;
export type ClientSession = mongoose.mongo.ClientSession;
export type MongoClient = mongoose.mongo.MongoClient;

/**
 * Connects with majority writes. The heartbeat is short, since after a failover the first
 * transaction otherwise waits many seconds for the driver to notice the new primary.
 */
export async function connectMongo(uri: string): Promise<Connection> {
  return mongoose
    .createConnection(uri, {
      dbName: databaseOf(uri),
      writeConcern: { w: 'majority' },
      readConcern: { level: 'majority' },
      retryWrites: true,
      heartbeatFrequencyMS: 500,
      serverMonitoringMode: 'poll',
      serverSelectionTimeoutMS: 5_000,
      maxPoolSize: 16,
      ignoreUndefined: true,
      autoIndex: false,
    })
    .asPromise();
}

function databaseOf(uri: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined || name === '' ? 'hcp' : name;
}
