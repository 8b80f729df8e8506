import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openMongo } from '#shared/mongo/connect.js';
import { hcpCommand, type Hcp } from '../start/hcp.js';
import { startNativeStack } from '../stack/native-stack.js';
import type { Tell } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';
import type { Stack } from '../stack/stack.types.js';
import { temporaryFolder } from '../stack/temporary-folder.js';
import { scoredPeriods, untilCounted } from './counted.js';
import type { DrillOptions } from './drill.options.js';
import { startService } from './drill-service.js';
import { otherRankings, readRankings, type Rankings } from './rankings.js';

/**
 * Restores a backup into an empty Kafka and MongoDB of its own, counts what waits, and proves that
 * nothing is lost, nothing is double, and every ranking is what the ledger says. Answers the line
 * that says so; throws what speaks against it.
 */
export async function restoreDrill(
  root: string,
  { folder }: DrillOptions,
  environment: NodeJS.ProcessEnv,
  tell: Tell,
): Promise<string> {
  const dir = await temporaryFolder();
  const backup = folder ?? join(dir, 'backup');
  let stack: Stack | undefined;
  try {
    if (folder === undefined) tell(await hcpCommand(root, environment)('backup', backup));
    stack = await startNativeStack({ dir: join(dir, 'stack'), tell });
    const place = { root, dir, stack, environment: localEnvironment(environment, stack) };
    return await prove(place, backup, tell);
  } finally {
    await stack?.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Where the restored system lives. */
interface Place {
  readonly root: string;
  readonly dir: string;
  readonly stack: Stack;
  readonly environment: NodeJS.ProcessEnv;
}

/** The addresses and secrets of the system that was backed up are none of the restored one's. */
function localEnvironment(environment: NodeJS.ProcessEnv, stack: Stack): NodeJS.ProcessEnv {
  const rest = Object.entries(environment).filter(([name]) => !/^(KAFKA|MONGODB)_/.test(name));
  return {
    ...Object.fromEntries(rest),
    KAFKA_BROKERS: stack.kafkaBrokers,
    MONGODB_URI: stack.mongodbUri,
    HCP_HOST: '127.0.0.1',
    HCP_PUBLIC_SITE_PORT: '0',
    // What is published is of the system that was backed up.
    HCP_PUBLISH: 'off',
  };
}

async function prove(place: Place, backup: string, tell: Tell): Promise<string> {
  const { root, dir, stack, environment } = place;
  const hcp = hcpCommand(root, environment);
  tell(await hcp('restore', backup));
  tell(await hcp('migrate', 'up'));
  const db = openMongo(stack.mongodbUri);
  const aggregator = await startService(root, dir, 'aggregator', environment);
  try {
    await untilCounted(db, stack.kafkaBrokers);
    const counted = await reconciled(hcp);
    const periods = await scoredPeriods(db);
    const before = await rankingsOf(place, periods);
    tell(await hcp('rebuild'));
    // A period that only the rebuild has scores of is a difference as well.
    const after = await rankingsOf(place, union(periods, await scoredPeriods(db)));
    const others = otherRankings(before, after);
    if (others.length > 0) {
      const some = others.slice(0, 10).join(', ');
      throw new StackError(`a rebuild from the ledger changes ${others.length} rankings: ${some}`);
    }
    return `reconciled, ${counted}, rankings=${before.size} the same after a rebuild, differences=0`;
  } finally {
    await aggregator.stop();
    await db.client.close();
  }
}

const union = (some: readonly string[], others: readonly string[]): string[] =>
  [...new Set([...some, ...others])].sort();

async function reconciled(hcp: Hcp): Promise<string> {
  const lines = (await hcp('reconcile')).split('\n');
  return (
    lines.find((line) => line.startsWith('total: '))?.replace(/^total: | differences=\d+/g, '') ??
    ''
  );
}

/** A report of its own each time: one that runs may have kept an answer. */
async function rankingsOf(
  { root, dir, environment }: Place,
  periods: readonly string[],
): Promise<Rankings> {
  const report = await startService(root, dir, 'report', environment);
  try {
    return await readRankings(report.address, periods);
  } finally {
    await report.stop();
  }
}
