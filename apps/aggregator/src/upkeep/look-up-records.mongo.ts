import { isDeepStrictEqual } from 'node:util';
import {
  SCORED_DECISION_FIELDS,
  SCORED_RATING_FIELDS,
  SCORED_SERVICE_FIELDS,
  type DecisionRow,
  type LedgerRow,
  type RatingRow,
  type ServiceRow,
} from '#shared/contract/ledger.js';
import type { TopicRecord } from '#shared/contract/record.js';
import type { CheckpointDoc, EpochTally } from '#shared/contract/storage.js';
import type { TagCatalogue } from '#shared/domain/tag.js';
import type { Collections } from '#shared/mongo/collections.js';
import { quarantineId } from '../consume/quarantine-document.js';
import { readRecord, type ReadableEvent, type ReadRecord } from '../consume/read-record.js';
import type { Differences } from './reconcile-report.js';

const COMPARED: Record<ReadableEvent['type'], readonly string[]> = {
  rating: [...SCORED_RATING_FIELDS, 'deptCode', 'areaCode', 'source'],
  service: [...SCORED_SERVICE_FIELDS, 'deptCode', 'areaCode', 'source'],
  decision: [...SCORED_DECISION_FIELDS, 'deptCode', 'source'],
};

type Outcomes = Pick<EpochTally, 'ledger' | 'duplicates' | 'quarantined'>;

/**
 * Looks up every record by its key: it must be in the ledger, or in quarantine. A row that came
 * from this very record must still say what the record says. Answers what became of those records
 * that belong to the checkpoint's epoch.
 */
export async function lookUpRecords(
  collections: Collections,
  checkpoint: CheckpointDoc,
  records: readonly TopicRecord[],
  tags: TagCatalogue,
  differences: Differences,
): Promise<Outcomes> {
  const { partition, epoch, clusterId } = checkpoint;
  const reads = records.map((record) => ({
    record,
    read: readRecord(record, checkpoint, tags),
    id: quarantineId(clusterId, partition, record),
  }));
  const rows = await rowsByKey(
    collections,
    reads.map(({ read }) => read),
  );
  const aside = await epochsInQuarantine(
    collections,
    reads.map(({ id }) => id),
  );
  const outcomes = { ledger: 0, duplicates: 0, quarantined: 0 };
  for (const { record, read, id } of reads) {
    const { offset } = record;
    const row = read.type === 'unreadable' ? undefined : rows.get(read.row._id);
    if (row === undefined && !aside.has(id)) {
      const key = read.type === 'unreadable' ? id : read.row._id;
      const detail = 'neither in the ledger nor in quarantine';
      differences.add({ what: 'missing', partition, epoch, offset, key, detail });
    }
    const isItsRow =
      row?.partition === partition &&
      row.offset === offset &&
      row.receivedAt.getTime() === record.timestamp;
    if (isItsRow && read.type !== 'unreadable') compare(read, row, differences);
    if (offset < checkpoint.from) continue;
    if (isItsRow && row.epoch === epoch) outcomes.ledger += 1;
    else if (aside.get(id) === epoch) outcomes.quarantined += 1;
    else outcomes.duplicates += 1;
  }
  return outcomes;
}

function compare(read: ReadableEvent, stored: LedgerRow, differences: Differences): void {
  const expected = read.row as unknown as Readonly<Record<string, unknown>>;
  const found = stored as unknown as Readonly<Record<string, unknown>>;
  const altered = COMPARED[read.type].filter(
    (name) => !isDeepStrictEqual(expected[name], found[name]),
  );
  if (altered.length === 0) return;
  const { partition, epoch, offset, _id: key } = stored;
  const detail = `differs from its record in ${altered.join(', ')}`;
  differences.add({ what: 'altered', partition, epoch, offset, key, detail });
}

async function rowsByKey(
  { ratings, services, decisions }: Collections,
  reads: readonly ReadRecord[],
): Promise<Map<string, LedgerRow>> {
  const keys = { rating: [] as string[], service: [] as string[], decision: [] as string[] };
  for (const read of reads) if (read.type !== 'unreadable') keys[read.type].push(read.row._id);
  const found: (RatingRow | ServiceRow | DecisionRow)[] = [
    ...(await ratings.find({ _id: { $in: keys.rating } }).toArray()),
    ...(await services.find({ _id: { $in: keys.service } }).toArray()),
    ...(await decisions.find({ _id: { $in: keys.decision } }).toArray()),
  ];
  return new Map(found.map((row) => [row._id, row]));
}

async function epochsInQuarantine(
  { quarantine }: Collections,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const found = await quarantine
    .find({ _id: { $in: [...ids] } }, { projection: { epoch: 1 } })
    .toArray();
  return new Map(found.map((one) => [one._id, one.epoch]));
}
