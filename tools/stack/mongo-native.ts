import { mkdir } from 'node:fs/promises';

import { isMongodReady, REPLICA_SET } from './replica-set.js';
import { ManagedProcess } from './managed-process.js';

/** What one member of a local replica set is made of. */
export interface MongoNode {
  readonly mongod: string;
  readonly name: string;
  readonly port: number;
  /** Its data directory; state in it survives restarts. */
  readonly dir: string;
  readonly logFile: string;
  readonly pidFile?: string;
  readonly cacheMb: number;
}

/** What mongod is told wherever it runs, but for the address that it binds. */
export function mongodArguments(node: Pick<MongoNode, 'port' | 'dir' | 'cacheMb'>): string[] {
  return [
    ...['--replSet', REPLICA_SET, '--port', String(node.port)],
    ...['--dbpath', node.dir, '--nounixsocket', '--oplogSize', '1024'],
    ...['--wiredTigerCacheSizeGB', (node.cacheMb / 1024).toFixed(2)],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // A killed client leaves its transaction open with its locks; others give up after 15 s.
    ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
  ];
}

/** A member of a replica set, prepared but not yet started; it is ready once it answers. */
export async function mongoMember(node: MongoNode): Promise<ManagedProcess> {
  await mkdir(node.dir, { recursive: true });
  return new ManagedProcess({
    name: node.name,
    command: node.mongod,
    args: [...mongodArguments(node), '--bind_ip', '127.0.0.1'],
    logFile: node.logFile,
    ...(node.pidFile === undefined ? {} : { pidFile: node.pidFile }),
    isReady: async () => isMongodReady(node.port),
    readyTimeoutMs: 120_000,
    stopGraceMs: 20_000,
  });
}
