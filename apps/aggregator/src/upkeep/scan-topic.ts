import type { TopicRecord } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import type { BatchHandler, BatchSource } from '#shared/kafka/batch-source.js';
import type { Differences } from './reconcile-report.js';

/** What is still to be read of a partition, and what became of what was read. */
export interface Scan {
  readonly checkpoint: CheckpointDoc;
  readonly low: number;
  /** The last offset to read. */
  readonly last: number;
  next: number;
  readonly outcomes: { ledger: number; duplicates: number; quarantined: number };
}

/** Partitions whose record before the checkpoint is still on the topic, with what to read. */
export async function plannedScans(
  source: BatchSource,
  checkpoints: readonly CheckpointDoc[],
  differences: Differences,
): Promise<Map<number, Scan>> {
  const marks = await source.watermarks();
  const scans = new Map<number, Scan>();
  for (const checkpoint of checkpoints) {
    const { partition, next, last } = checkpoint;
    const { low, high } = marks.get(partition) ?? { low: 0, high: 0 };
    if (next > high) {
      const detail = `counted up to ${next}, but the topic ends at ${high}`;
      differences.add({ what: 'topic-end', partition, detail });
    } else if (last !== undefined && last.offset >= low) {
      const outcomes = { ledger: 0, duplicates: 0, quarantined: 0 };
      scans.set(partition, { checkpoint, low, last: last.offset, next: low, outcomes });
    }
  }
  return scans;
}

/** Reads each partition from its beginning up to its checkpoint, then stops the source. */
export async function scanTopic(
  source: BatchSource,
  scans: ReadonlyMap<number, Scan>,
  look: (scan: Scan, records: readonly TopicRecord[]) => Promise<void>,
): Promise<void> {
  const open = new Set(scans.values());
  try {
    if (open.size > 0) await readAll(source, scans, open, look);
  } finally {
    await source.stop();
  }
}

function readAll(
  source: BatchSource,
  scans: ReadonlyMap<number, Scan>,
  open: Set<Scan>,
  look: (scan: Scan, records: readonly TopicRecord[]) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const handler: BatchHandler = {
      assigned: (partitions) =>
        Promise.resolve(new Map(partitions.map((p) => [p, scans.get(p)?.next ?? 0]))),
      async consume({ partition, records }) {
        const end = (records.at(-1)?.offset ?? -1) + 1;
        const scan = scans.get(partition);
        if (scan === undefined || !open.has(scan)) return end;
        const { next, last } = scan;
        await look(
          scan,
          records.filter(({ offset }) => offset >= next && offset <= last),
        );
        scan.next = Math.max(next, end);
        if (scan.next > last) open.delete(scan);
        if (open.size === 0) resolve();
        return end;
      },
      failed: reject,
    };
    source.start(handler).catch(reject);
  });
}

/** Where the whole epoch is still on the topic, its outcomes can be counted again. */
export function checkOutcomes({ checkpoint, low, outcomes }: Scan, differences: Differences): void {
  if (checkpoint.from < low) return;
  const { partition, epoch } = checkpoint;
  for (const outcome of ['ledger', 'duplicates', 'quarantined'] as const) {
    const [counted, found] = [checkpoint[outcome], outcomes[outcome]];
    if (counted === found) continue;
    const detail = `${outcome}: ${counted} counted, ${found} found on the topic`;
    differences.add({ what: 'topic-count', partition, epoch, detail });
  }
}
