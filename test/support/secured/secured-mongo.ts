import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { fetchMongod } from '../../../tools/stack/download.js';
import { ManagedProcess } from '../../../tools/stack/managed-process.js';
import { mongodArguments } from '../../../tools/stack/mongo-native.js';
import { freePort } from '../../../tools/stack/ports.js';
import { mongodbUri, REPLICA_SET } from '../../../tools/stack/replica-set.js';
import { until } from '../until.js';
import type { Certificates } from './certificates.js';
import type { SecretUser } from './secured-kafka.js';

export interface SecuredMongo {
  readonly process: ManagedProcess;
  /** For `MONGODB_URI`. */
  readonly uri: string;
}

/**
 * A member that speaks TLS only, asks for a certificate, and knows one user, who may read and write
 * the database `hcp` and nothing else.
 */
export async function startSecuredMongo(
  dir: string,
  certificates: Certificates,
  user: SecretUser,
): Promise<SecuredMongo> {
  await mkdir(dir, { recursive: true });
  const port = await freePort();
  const keyFile = join(dir, 'members.key');
  const membersKey = randomBytes(96).toString('base64');
  await writeFile(keyFile, membersKey, { mode: 0o600 });
  const process = new ManagedProcess({
    name: 'mongod',
    command: await fetchMongod(() => undefined),
    args: [
      ...mongodArguments({ port, dir, cacheMb: 256 }),
      ...['--bind_ip', '127.0.0.1', '--keyFile', keyFile, '--tlsMode', 'requireTLS'],
      ...['--tlsCertificateKeyFile', certificates.server, '--tlsCAFile', certificates.authority],
    ],
    logFile: join(dir, 'mongod.log'),
    isReady: (log) => log.includes('Waiting for connections'),
    readyTimeoutMs: 120_000,
  });
  await process.start();
  const [ca, pair] = [await readFile(certificates.authority), await readFile(certificates.server)];
  // Members know each other by their key, and one that has it may do everything.
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/`, {
    ...{ directConnection: true, tls: true, ca, cert: pair, key: pair },
    auth: { username: '__system', password: membersKey },
    ...{ authSource: 'local', authMechanism: 'SCRAM-SHA-256' },
  });
  try {
    const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
    await client.db('admin').command({ replSetInitiate: { _id: REPLICA_SET, members } });
    await until('a primary', async () => {
      const hello = await client.db('admin').command({ hello: 1 });
      return hello['isWritablePrimary'] === true;
    });
    await client.db('admin').command({
      createUser: user.name,
      pwd: user.password,
      roles: [{ role: 'readWrite', db: 'hcp' }],
    });
  } finally {
    await client.close();
  }
  return { process, uri: mongodbUri([port]) };
}
