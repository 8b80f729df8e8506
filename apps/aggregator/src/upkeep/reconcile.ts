import type { TagCatalogue } from '#shared/domain/tag.js';
import type { BatchSource } from '#shared/kafka/batch-source.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { takeCensus } from './census.mongo.js';
import { checkCensus } from './check-census.js';
import { lookUpRecords } from './look-up-records.mongo.js';
import { Differences, type ReconcileResult } from './reconcile-report.js';
import { checkOutcomes, plannedScans, scanTopic } from './scan-topic.js';

export interface ReconcileOptions {
  readonly db: Db;
  /** The topic, in a group of its own: nobody else may be in it. Stopped when done. */
  readonly source: BatchSource;
  readonly tags: TagCatalogue;
  readonly onProgress?: (records: number) => void;
}

/**
 * Proves that every event of the topic is counted once: counts the documents under one snapshot,
 * then reads the retained topic again up to the checkpoints of that snapshot and looks up every
 * key. Memory does not grow with the ledger. The result is kept in `meta`.
 */
export async function reconcile(options: ReconcileOptions): Promise<ReconcileResult> {
  const { db, source, tags, onProgress } = options;
  const collections = collectionsOf(db);
  const differences = new Differences();
  const census = await takeCensus(db);
  checkCensus(census, differences);
  const scans = await plannedScans(source, census.checkpoints, differences);
  let records = 0;
  await scanTopic(source, scans, async (scan, read) => {
    const { checkpoint, outcomes } = scan;
    const found = await lookUpRecords(collections, checkpoint, read, tags, differences);
    outcomes.ledger += found.ledger;
    outcomes.duplicates += found.duplicates;
    outcomes.quarantined += found.quarantined;
    records += read.length;
    onProgress?.(records);
  });
  for (const scan of scans.values()) checkOutcomes(scan, differences);
  const at = new Date();
  await collections.meta.updateOne(
    { _id: 'reconcile' },
    { $set: { differences: differences.count, at } },
    { upsert: true },
  );
  const total = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, n) => sum + n, 0);
  return {
    at,
    differences: differences.count,
    listed: differences.listed,
    ledger: total(census.ledger),
    quarantined: total(census.quarantine),
    duplicates: census.checkpoints.reduce((sum, one) => sum + one.duplicates, 0),
    records,
  };
}
