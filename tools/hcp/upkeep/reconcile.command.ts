import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { kafkaAddress } from '#shared/security/kafka-security.js';
import { reconcile } from '../../../apps/aggregator/src/upkeep/reconcile.js';
import type {
  Difference,
  ReconcileResult,
} from '../../../apps/aggregator/src/upkeep/reconcile-report.js';
import { openTopicReader } from '../../../apps/aggregator/src/upkeep/topic-reader.kafka.js';
import type { HcpConfig } from '../hcp.config.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { everySeconds } from '../terminal/progress.js';
import { answer, remark } from '../terminal/say.js';

/** How far one partition is counted, as its checkpoint says now. */
interface PartitionLine {
  readonly partition: number;
  readonly epoch: number;
  readonly from: number;
  readonly next: number;
  readonly ledger: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly gaps: number;
}

/** `hcp reconcile`: every event of the topic is counted once, or what is not is named. */
export function runReconcile(asJson: boolean, config: HcpConfig): Promise<ExitCode> {
  return withMigrated(config, async (db) => {
    const source = openTopicReader(kafkaAddress(config), 'reconcile');
    const tell = everySeconds(5, (records: number) => {
      remark(`${records} records looked up …`);
    });
    const result = await reconcile({ db, source, tags: NATIONAL_TAGS, onProgress: tell });
    const partitions = await partitionLines(db);
    if (asJson) answer(JSON.stringify({ ...result, partitions }, undefined, 2));
    else for (const line of textOf(result, partitions)) answer(line);
    return result.differences === 0 ? EXIT.done : EXIT.found;
  });
}

async function partitionLines(db: Db): Promise<PartitionLine[]> {
  const checkpoints = await collectionsOf(db).checkpoints.find().sort({ partition: 1 }).toArray();
  return checkpoints.map(
    ({ partition, epoch, from, next, ledger, duplicates, quarantined, gaps }) => ({
      ...{ partition, epoch, from, next },
      ...{ ledger, duplicates, quarantined, gaps },
    }),
  );
}

function textOf(result: ReconcileResult, partitions: readonly PartitionLine[]): string[] {
  const { ledger, duplicates, quarantined, records, differences, listed } = result;
  const rows = partitions.map(
    (p) =>
      `partition ${p.partition}: epoch=${p.epoch} offsets=${p.from}..${p.next} ` +
      `ledger=${p.ledger} duplicates=${p.duplicates} quarantined=${p.quarantined} gaps=${p.gaps}`,
  );
  const total = `ledger=${ledger} duplicates=${duplicates} quarantined=${quarantined}`;
  return [
    ...rows,
    ...listed.map(differenceLine),
    ...(differences > listed.length ? [`… and ${differences - listed.length} more`] : []),
    `total: ${total} reread=${records} differences=${differences}`,
  ];
}

function differenceLine({ what, partition, epoch, offset, key, detail }: Difference): string {
  const place = [
    `partition ${partition}`,
    ...(epoch === undefined ? [] : [`epoch ${epoch}`]),
    ...(offset === undefined ? [] : [`offset ${offset}`]),
    ...(key === undefined ? [] : [`key ${key}`]),
  ];
  return `difference: ${what}, ${place.join(', ')}: ${detail}`;
}
