import type { TopicRecord } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import type { EventType } from '#shared/contract/topic.js';
import { AppError } from '#shared/errors/app-error.js';
import { deptOfKey } from '#shared/domain/keys.js';
import type { TagCatalogue } from '#shared/domain/tag.js';
import { quarantineDocument, type RawSealer } from '../consume/quarantine-document.js';
import {
  eventTypeOf,
  isDirectRating,
  readRecord,
  type ReadableEvent,
  type ReadRecord,
  type UnreadableRecord,
} from '../consume/read-record.js';
import { lastRecord } from '../consume/record-hash.js';
import { duplicateDocuments, ofSources } from './duplicate-documents.js';
import { flagUnknownCodes, type KnownCodes } from './flag-unknown-codes.js';
import type { LedgerTransaction, LedgerTransactions } from './ledger.port.js';
import { planBatch, type BatchPlan } from './plan-batch.js';

/** What became of the records of one committed transaction. */
export interface Counted {
  readonly checkpoint: CheckpointDoc;
  readonly rows: BatchPlan['rows'];
  readonly duplicates: readonly (EventType | 'unknown')[];
  readonly quarantined: readonly UnreadableRecord[];
}

interface Entry {
  readonly record: TopicRecord;
  readonly read: ReadRecord;
}

/** Counts consecutive records of one partition: one transaction, or more around a culprit. */
export class CountBatchService {
  constructor(
    private readonly transactions: LedgerTransactions,
    private readonly sealer: RawSealer,
    private readonly tags: TagCatalogue,
    private readonly codes: () => KnownCodes,
  ) {}

  /**
   * Counts the records and moves the checkpoint behind the last of them; `committed` hears of each
   * transaction after it is durable. Answers the new checkpoint, or undefined when the stored one
   * is not the one given: then nothing more was written.
   */
  async count(
    checkpoint: CheckpointDoc,
    records: readonly TopicRecord[],
    committed: (counted: Counted) => void,
  ): Promise<CheckpointDoc | undefined> {
    const codes = this.codes();
    const entries = records.map((record): Entry => {
      const read = readRecord(record, checkpoint, this.tags);
      return { record, read: flagUnknownCodes(read, codes) };
    });
    return this.countEntries(checkpoint, entries, committed);
  }

  /**
   * Data that the database refuses is bisected until one record is left, which goes to quarantine;
   * all others are counted, in the order of their offsets.
   */
  private async countEntries(
    checkpoint: CheckpointDoc,
    entries: readonly Entry[],
    committed: (counted: Counted) => void,
  ): Promise<CheckpointDoc | undefined> {
    try {
      return await this.countOnce(checkpoint, entries, committed);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const [only] = entries;
      if (entries.length > 1) {
        const middle = entries.length >> 1;
        const half = await this.countEntries(checkpoint, entries.slice(0, middle), committed);
        return half && this.countEntries(half, entries.slice(middle), committed);
      }
      if (only === undefined || only.read.type === 'unreadable') throw error;
      return this.countOnce(
        checkpoint,
        [{ ...only, read: refused(only.record, only.read) }],
        committed,
      );
    }
  }

  private async countOnce(
    checkpoint: CheckpointDoc,
    entries: readonly Entry[],
    committed: (counted: Counted) => void,
  ): Promise<CheckpointDoc | undefined> {
    const { events, unreadable } = parted(entries);
    const services = [...new Set(events.map((event) => event.row.service))];
    const deptCodes = [...new Set(services.map(deptOfKey))].sort();
    const decisionIds = events.filter((e) => e.type === 'decision').map((e) => e.row._id);
    const documents = unreadable.map((one) => quarantineDocument(one, checkpoint, this.sealer));
    let counted: Counted | undefined;

    const isCommitted = await this.transactions.run(async (transaction: LedgerTransaction) => {
      const generation = await transaction.generation();
      await transaction.fence(deptCodes);
      const known = await transaction.known(services, decisionIds);
      const plan = planBatch(events, known);
      const before = await transaction.quarantined(documents.map((one) => one._id));
      const isNew = (_: unknown, i: number) => !before.has(documents[i]?._id ?? '');
      const after = advanced(checkpoint, entries, plan, before.size);
      await transaction.insert(plan.rows);
      await transaction.setAside(documents.filter(isNew));
      await rememberDuplicates(transaction, plan.duplicates, checkpoint);
      await transaction.addScores(generation, plan.delta);
      await transaction.openCases(plan.openings);
      counted = {
        checkpoint: after,
        rows: plan.rows,
        duplicates: [
          ...plan.duplicates.map((event) => event.type),
          ...unreadable.filter((one, i) => !isNew(one, i)).map((one) => one.kind),
        ],
        quarantined: unreadable.filter(isNew),
      };
      return transaction.advance(checkpoint, after);
    });
    if (!isCommitted || counted === undefined) return undefined;
    committed(counted);
    return counted.checkpoint;
  }
}

async function rememberDuplicates(
  transaction: LedgerTransaction,
  all: BatchPlan['duplicates'],
  checkpoint: CheckpointDoc,
): Promise<void> {
  const duplicates = ofSources(all);
  if (duplicates.length === 0) return;
  const origins = await transaction.origins(duplicates.map(({ row }) => row._id));
  await transaction.remember(duplicateDocuments(duplicates, origins, checkpoint));
}

const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'refused-by-database';

const refused = (record: TopicRecord, event: ReadableEvent): UnreadableRecord => ({
  type: 'unreadable',
  record,
  kind: eventTypeOf(record) ?? 'unknown',
  reason: 'refused-by-database',
  ...(isDirectRating(event) && { door: 'direct' as const }),
});

function parted(entries: readonly Entry[]) {
  const events: ReadableEvent[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const { read } of entries) {
    if (read.type === 'unreadable') unreadable.push(read);
    else events.push(read);
  }
  return { events, unreadable };
}

/** The checkpoint behind the last of the entries. */
function advanced(
  before: CheckpointDoc,
  entries: readonly Entry[],
  { rows, duplicates }: BatchPlan,
  knownPoison: number,
): CheckpointDoc {
  const last = entries.at(-1);
  if (last === undefined) return before;
  const next = last.record.offset + 1;
  const ledger = rows.ratings.length + rows.services.length + rows.decisions.length;
  const duplicate = duplicates.length + knownPoison;
  return {
    ...before,
    next,
    last: lastRecord(last.record),
    gaps: before.gaps + (next - before.next - entries.length),
    ledger: before.ledger + ledger,
    duplicates: before.duplicates + duplicate,
    quarantined: before.quarantined + (entries.length - ledger - duplicate),
  };
}
