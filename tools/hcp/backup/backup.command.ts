import { randomUUID } from 'node:crypto';
import { createKafka } from '#shared/kafka/kafka-client.js';
import { kafkaAddress } from '#shared/security/kafka-security.js';
import { openTopicReader } from '../../../apps/aggregator/src/upkeep/topic-reader.kafka.js';
import type { HcpConfig } from '../hcp.config.js';
import { withDatabase } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { everySeconds } from '../terminal/progress.js';
import { answer, remark } from '../terminal/say.js';
import { commitManifest, openEmptyFolder, ownVersion } from './backup-folder.js';
import { filesOf, manifestText, TAIL_FILE, type BackupManifest } from './backup-manifest.js';
import { dumpDatabase, type DatabaseDump } from './dump-database.mongo.js';
import { writePacked } from './packed-file.js';
import { readTails } from './read-tails.js';
import { topicReplication } from './topic-replication.kafka.js';
import { tailsOf } from './topic-tail.js';

/**
 * `hcp backup`: the whole database at one moment, and what Kafka has taken that is not counted in
 * it. Keys are not in it, but named; whoever makes it needs none.
 */
export async function runBackup(folder: string, config: HcpConfig): Promise<ExitCode> {
  await openEmptyFolder(folder);
  const tell = everySeconds(5, (name: string) => {
    remark(`writing ${name} …`);
  });
  const dump = await withDatabase(config, (db) => dumpDatabase(db, folder, tell));
  const keys = new Set(dump.keys);
  const content: Omit<BackupManifest, 'format'> = {
    id: randomUUID(),
    version: await ownVersion(),
    snapshotAt: dump.snapshotAt.toISOString(),
    collections: [...dump.collections],
    topic: await archiveTail(config, folder, dump, keys),
    madeAt: new Date().toISOString(),
    keys: [...keys].sort(),
  };
  await commitManifest(folder, manifestText(content));
  answer(summaryOf({ format: 'hcp-backup/1', ...content }));
  return EXIT.done;
}

async function archiveTail(
  config: HcpConfig,
  folder: string,
  { checkpoints }: DatabaseDump,
  keys: Set<string>,
): Promise<BackupManifest['topic']> {
  const address = kafkaAddress(config);
  const kafka = createKafka({ ...address, clientId: 'hcp-backup' });
  const replication = await topicReplication(kafka);
  const source = openTopicReader(address, 'backup');
  try {
    const clusterId = await source.clusterId();
    const tails = tailsOf(checkpoints, clusterId, await source.watermarks());
    const packed = await writePacked(folder, TAIL_FILE, readTails(source, tails, keys));
    const partitions = tails.map(({ partition, epoch, from, to, records }) => ({
      ...{ partition, epoch, next: from, to, records },
    }));
    return { ...packed, clusterId, replication, partitions };
  } finally {
    await source.stop();
  }
}

function summaryOf(manifest: BackupManifest): string {
  const { id, collections, topic, snapshotAt } = manifest;
  const documents = collections.reduce((sum, one) => sum + one.documents, 0);
  const tail = topic.partitions.reduce((sum, one) => sum + one.records, 0);
  const bytes = filesOf(manifest).reduce((sum, one) => sum + one.bytes, 0);
  return (
    `backup ${id}: snapshot=${snapshotAt} collections=${collections.length} ` +
    `documents=${documents} tail=${tail} bytes=${bytes}`
  );
}
