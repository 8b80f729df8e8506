import type { RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import { openMongo } from '#shared/mongo/connect.js';
import { serveWorker } from '../lab/serve-worker.js';
import { rowOf } from './ledger-rows.js';
import { readTopic, type ReadRecord } from './read-topic.js';
import { migrate } from '../../support/migrate.js';

export interface InsertJob {
  readonly brokers: string;
  readonly topic: string;
  /** A database that does not exist yet. */
  readonly mongodbUri: string;
  /** Events a transaction, and partitions at once: as the aggregator takes them. */
  readonly batchEvents: number;
  readonly concurrency: number;
}

export interface Inserted {
  readonly documents: number;
  readonly perSecond: number;
}

interface Batch {
  readonly ratings: RatingRow[];
  readonly services: ServiceRow[];
}

let partitions: Batch[][] | undefined;

/**
 * The limit of a drain: the same ledger documents, made beforehand, into the same collections with
 * the same indexes by `insertMany`, one transaction a batch of one partition. No reading, no
 * judgement, no look-up, no score, no checkpoint.
 */
async function insert(job: InsertJob): Promise<Inserted> {
  partitions ??= (await readTopic(job.brokers, job.topic)).map((records) =>
    batchesOf(records, job.batchEvents),
  );
  const db = openMongo(job.mongodbUri);
  await migrate(db);
  const { ratings, services } = collectionsOf(db);
  const waiting = [...partitions];
  let documents = 0;
  const lane = async (): Promise<void> => {
    for (let batches = waiting.shift(); batches !== undefined; batches = waiting.shift()) {
      for (const batch of batches) {
        await db.client.withSession((session) =>
          session.withTransaction(async () => {
            if (batch.ratings.length > 0) await ratings.insertMany(batch.ratings, { session });
            if (batch.services.length > 0) await services.insertMany(batch.services, { session });
          }),
        );
        documents += batch.ratings.length + batch.services.length;
      }
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: job.concurrency }, lane));
  const seconds = (performance.now() - began) / 1_000;
  await db.dropDatabase();
  await db.client.close();
  return { documents, perSecond: documents / seconds };
}

function batchesOf(records: readonly ReadRecord[], batchEvents: number): Batch[] {
  const seen = new Set<string>();
  const batches: Batch[] = [];
  for (let i = 0; i < records.length; i += batchEvents) {
    const batch: Batch = { ratings: [], services: [] };
    for (const record of records.slice(i, i + batchEvents)) {
      const made = rowOf(record);
      if (seen.has(made.row._id)) continue;
      seen.add(made.row._id);
      if (made.kind === 'rating') batch.ratings.push(made.row);
      else batch.services.push(made.row);
    }
    batches.push(batch);
  }
  return batches;
}

serveWorker(insert);
