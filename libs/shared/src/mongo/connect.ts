import mongoose, { type Connection } from 'mongoose';

/** The driver that mongoose carries, so that there is one in the process. */
export type Db = mongoose.mongo.Db;
export type ClientSession = mongoose.mongo.ClientSession;
export type MongoClient = mongoose.mongo.MongoClient;

/** How MongoDB is spoken to, beside what its URI says: absent parts are not used. */
export interface MongoSecurity {
  /** Certificates and keys as PEM; without `ca` the system's authorities are trusted. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly user?: { readonly username: string; readonly password: string };
}

const options = (uri: string, { tls, user }: MongoSecurity) =>
  ({
    ...(tls === undefined ? {} : { ...tls, tls: true }),
    ...(user === undefined ? {} : { auth: user, ...authSourceOf(uri) }),
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
export async function connectMongo(uri: string, security: MongoSecurity = {}): Promise<Connection> {
  return mongoose
    .createConnection(uri, { ...options(uri, security), autoIndex: false })
    .asPromise();
}

/**
 * A database whose client connects at its first use, and again after a loss: for a service that
 * must start while MongoDB is away. Whoever opens it closes `db.client`.
 */
export function openMongo(uri: string, security: MongoSecurity = {}): Db {
  const { dbName, ...rest } = options(uri, security);
  const client = new mongoose.mongo.MongoClient(uri, rest);
  // A first connection that failed leaves a closed topology behind, and without this every later
  // operation would be refused by it, even when MongoDB has long been back.
  client.on('topologyClosed', () => {
    Object.assign(client, { topology: undefined });
  });
  client.on('serverHeartbeatFailed', ({ failure }) => failures.set(client, failure));
  client.on('serverHeartbeatSucceeded', () => failures.delete(client));
  return client.db(dbName);
}

const failures = new WeakMap<MongoClient, Error>();

/** Why the server of an opened database did not answer when it was last asked; absent: it did. */
export const lastFailureOf = (db: Db): Error | undefined => failures.get(db.client);

function databaseOf(uri: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return name === undefined || name === '' ? 'hcp' : name;
}

/** Users lie in `admin`, where the driver would look for them in the database of the URI. */
const authSourceOf = (uri: string): { authSource?: string } =>
  /[?&]authSource=/i.test(uri) ? {} : { authSource: 'admin' };
