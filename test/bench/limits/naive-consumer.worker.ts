import type mongoose from 'mongoose';
import { ratingFact, serviceFact } from '#shared/contract/codec.js';
import { incOf, scoreId } from '#shared/contract/storage.js';
import { ScoreDelta, type PathSums } from '#shared/domain/score-delta.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import { openMongo } from '#shared/mongo/connect.js';
import { serveWorker } from '../lab/serve-worker.js';
import { rowOf, type MadeRow } from './ledger-rows.js';
import { readTopic, type ReadRecord } from './read-topic.js';
import { migrate } from '../../support/migrate.js';

export interface ConsumeJob {
  readonly brokers: string;
  readonly topic: string;
  /** A database that does not exist yet. */
  readonly mongodbUri: string;
  readonly events: number;
  readonly inFlight: number;
}

const DUPLICATE_KEY = 11_000;
const GENERATION = 1;

let records: ReadRecord[] | undefined;

/**
 * The consumer that everybody writes first: for each event one insert into the ledger and one
 * awaited `$inc` upsert for each score document, 64 events at once. It keeps none of the promises:
 * no transaction, no checkpoint, and it never looks at what the ledger knows of the service.
 * Answers events a second.
 */
async function consume(job: ConsumeJob): Promise<number> {
  records ??= (await readTopic(job.brokers, job.topic, Math.ceil(job.events / 4))).flat();
  const db = openMongo(job.mongodbUri);
  await migrate(db);
  const collections = collectionsOf(db);
  const waiting = records.values();
  const lane = async (): Promise<void> => {
    for (const record of waiting) await count(collections, rowOf(record));
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: job.inFlight }, lane));
  const seconds = (performance.now() - began) / 1_000;
  await db.dropDatabase();
  await db.client.close();
  return records.length / seconds;
}

async function count(collections: Collections, made: MadeRow): Promise<void> {
  try {
    if (made.kind === 'rating') await collections.ratings.insertOne(made.row);
    else await collections.services.insertOne(made.row);
  } catch (error) {
    if (isDuplicate(error)) return;
    throw error;
  }
  const delta = new ScoreDelta();
  const facts = { deptCode: made.row.deptCode, revisions: [], ratings: [], decisions: [] };
  if (made.kind === 'rating') delta.fold({ ...facts, ratings: [ratingFact(made.row)] }, 1);
  else delta.fold({ ...facts, revisions: [serviceFact(made.row)] }, 1);
  for (const [key, sums] of delta.heads) {
    await upsert(collections.heads, scoreId(GENERATION, key), made.row.deptCode, sums);
  }
  for (const [key, sums] of delta.days) {
    await upsert(collections.days, scoreId(GENERATION, key), made.row.deptCode, sums);
  }
  for (const [key, sums] of delta.subjects) {
    await upsert(collections.subjects, scoreId(GENERATION, key, 0), made.row.deptCode, sums);
  }
}

type ScoreDocs = Pick<mongoose.mongo.Collection, 'updateOne'>;

async function upsert(into: unknown, _id: string, deptCode: string, sums: PathSums): Promise<void> {
  const update = { $inc: incOf(sums), $setOnInsert: { deptCode } };
  for (;;) {
    try {
      await (into as ScoreDocs).updateOne({ _id } as object, update, { upsert: true });
      return;
    } catch (error) {
      // Two upserts of one new document: the loser finds it there the next time.
      if (!isDuplicate(error)) throw error;
    }
  }
}

const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;

serveWorker(consume);
