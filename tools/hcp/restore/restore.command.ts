import { loadKeyring } from '#shared/crypto/keyring.js';
import { AppError } from '#shared/errors/app-error.js';
import { createKafka } from '#shared/kafka/kafka-client.js';
import type { Db } from '#shared/mongo/connect.js';
import { kafkaAddress } from '#shared/security/kafka-security.js';
import { takeCensus } from '../../../apps/aggregator/src/upkeep/census.mongo.js';
import { checkCensus } from '../../../apps/aggregator/src/upkeep/check-census.js';
import { Differences } from '../../../apps/aggregator/src/upkeep/reconcile-report.js';
import { replayFromBeginning } from '../../../apps/aggregator/src/upkeep/replay.mongo.js';
import { openTopicReader } from '../../../apps/aggregator/src/upkeep/topic-reader.kafka.js';
import type { BackupManifest } from '../backup/backup-manifest.js';
import type { HcpConfig } from '../hcp.config.js';
import { lackingKeys } from '../keys/needed-keys.js';
import { withDatabase } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { everySeconds } from '../terminal/progress.js';
import { answer, remark } from '../terminal/say.js';
import { readBackup } from './read-backup.js';
import { restoreDatabase } from './restore-database.mongo.js';
import { markBegun, markDone, requireEmpty } from './restore-mark.mongo.js';
import { storedCheckpoints } from './stored-checkpoints.js';
import { verifiedPlan, type TopicPlan } from './topic-plan.js';
import { produceTail, requireTopic } from './topic-tail.kafka.js';
import { whenLed } from './when-led.js';

export interface RestoreOptions {
  /** Restores although keys are missing: what they sealed stays unreadable. */
  readonly withoutKeys?: boolean;
}

/**
 * `hcp restore`: a backup into an empty database, and what is on no Kafka any more back onto the
 * topic. Everything is verified before anything is written, and the database after it.
 */
export async function runRestore(
  folder: string,
  options: RestoreOptions,
  config: HcpConfig,
): Promise<ExitCode> {
  const manifest = await readBackup(folder);
  await requireKeys(manifest, options, config);
  return withDatabase(config, async (db) => {
    await requireEmpty(db);
    const plan = await planFor(folder, manifest, config);
    await markBegun(db, manifest.id);
    const tell = everySeconds(5, (name: string) => {
      remark(`restoring ${name} …`);
    });
    const faults = await restoreDatabase(db, folder, manifest, tell);
    if (faults.length > 0) return told(faults);
    answer(databaseLine(manifest));
    answer(await resumeTopic(db, folder, manifest, plan, config));
    await markDone(db);
    answer(
      'restored; next: hcp migrate up, then the services, and when all is counted hcp reconcile',
    );
    // What does not add up did not when the backup was made.
    return told(await censusFaults(db));
  });
}

function told(differences: readonly string[]): ExitCode {
  for (const difference of differences) answer(`difference: ${difference}`);
  return differences.length === 0 ? EXIT.done : EXIT.found;
}

async function requireKeys(
  { keys }: BackupManifest,
  { withoutKeys = false }: RestoreOptions,
  { HCP_KEYRING }: HcpConfig,
): Promise<void> {
  const lacking = lackingKeys(keys, await loadKeyring(HCP_KEYRING));
  if (lacking.length === 0) return;
  const which = `the keyring ${HCP_KEYRING} lacks ${lacking.join(', ')}`;
  if (!withoutKeys) {
    throw new AppError(
      'usage',
      `${which}: put the keyring there that the backup was made with, or give --without-keys and ` +
        'lose what they sealed',
    );
  }
  remark(which);
}

async function planFor(
  folder: string,
  manifest: BackupManifest,
  config: HcpConfig,
): Promise<TopicPlan> {
  const kafka = createKafka({ ...kafkaAddress(config), clientId: 'hcp-restore' });
  await requireTopic(kafka, manifest.topic);
  const topic = openTopicReader(kafkaAddress(config), 'restore');
  try {
    await whenLed(() => topic.watermarks());
    return await verifiedPlan(manifest, await storedCheckpoints(folder, manifest), topic);
  } finally {
    await topic.stop();
  }
}

/** Whether the running counts are those of the documents that are there now. */
async function censusFaults(db: Db): Promise<string[]> {
  const differences = new Differences();
  checkCensus(await takeCensus(db), differences);
  return differences.listed.map(({ partition, detail }) => `partition ${partition}: ${detail}`);
}

function databaseLine({ id, collections }: BackupManifest): string {
  const documents = collections.reduce((sum, one) => sum + one.documents, 0);
  return `database: backup=${id} collections=${collections.length} documents=${documents}, byte for byte`;
}

async function resumeTopic(
  db: Db,
  folder: string,
  manifest: BackupManifest,
  plan: TopicPlan,
  config: HcpConfig,
): Promise<string> {
  if (plan.kind === 'continues') return 'topic: the same; counting goes on from the checkpoints';
  const topic = openTopicReader(kafkaAddress(config), 'restore');
  try {
    await replayFromBeginning(db, topic);
  } finally {
    await topic.stop();
  }
  const kafka = createKafka({ ...kafkaAddress(config), clientId: 'hcp-restore' });
  const sent = await produceTail(kafka, folder, manifest.topic.file);
  return `topic: a new epoch, since ${plan.why}; ${sent} archived records are on it again`;
}
