import { TOPIC } from '#shared/contract/topic.js';
import { openMongo } from '#shared/mongo/connect.js';
import type { BacklogJob } from '../backlog/backlog.worker.js';
import { median } from '../figures.js';
import { untilCounted, type Counted } from '../lab/checkpoints.js';
import { cpuSeconds } from '../lab/cpu.js';
import type { Lab } from '../lab/lab.js';
import { startService } from '../lab/service.js';
import { freshTopic } from '../lab/topics.js';
import { Worker } from '../lab/worker.js';
import type { Inserted, InsertJob } from '../limits/ledger-insert.worker.js';
import type { ConsumeJob } from '../limits/naive-consumer.worker.js';
import { interleaved } from '../rounds.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';

const DAYS = 7;
const BATCH_EVENTS = 20_000;
const CONCURRENCY = 2;
const NAIVE_EVENTS = 4_000;
const NAIVE_IN_FLIGHT = 64;

/** A backlog of a week, drained into an empty database by the aggregator and by its limits. */
export const drain: Bench = {
  name: 'drain',
  about: 'drain of a backlog against transactional insertMany and against a naive consumer',
  run: async (lab) => {
    await freshTopic(lab.brokers, TOPIC);
    const backlog = new Worker<BacklogJob, number>('backlog/backlog.worker.js', lab);
    const topic = { brokers: lab.brokers, topic: TOPIC };
    await backlog.call({ ...topic, events: lab.options.backlog, days: DAYS, run: 'drain' });
    await backlog.stop();
    const insert = new Worker<InsertJob, Inserted>('limits/ledger-insert.worker.js', lab);
    const naive = new Worker<ConsumeJob, number>('limits/naive-consumer.worker.js', lab);
    let databases = 0;
    const newDatabase = (): string => `bench_drain_${(databases += 1)}`;
    const results = await interleaved(
      {
        aggregator: () => drained(lab, newDatabase()),
        insertMany: async () => {
          const mongodbUri = lab.database(newDatabase());
          const job = { ...topic, mongodbUri, batchEvents: BATCH_EVENTS, concurrency: CONCURRENCY };
          return (await insert.call(job)).perSecond;
        },
        naive: () =>
          naive.call({
            ...topic,
            mongodbUri: lab.database(newDatabase()),
            events: NAIVE_EVENTS,
            inFlight: NAIVE_IN_FLIGHT,
          }),
      },
      lab.options.rounds,
      lab.tell,
      (perSecond) => perSecond,
    );
    return rowsOf(results);
  },
};

/**
 * Ledger documents a second from the first commit that is seen to the last; those of the first are
 * not counted, since the work for them lies before it.
 */
async function drained(lab: Lab, database: string): Promise<number> {
  const db = openMongo(lab.database(database));
  const aggregator = await startService(lab, 'aggregator', database);
  let first: { readonly at: number; readonly counted: Counted; readonly cpu: number } | undefined;
  const total = await untilCounted(lab, db, (now) => {
    if (now.records === 0 || first !== undefined) return;
    first = { at: performance.now(), counted: now, cpu: cpuSeconds(aggregator.pid) };
  });
  if (first === undefined) throw new Error('there was nothing to drain');
  const seconds = (performance.now() - first.at) / 1_000;
  const cpu = cpuSeconds(aggregator.pid) - first.cpu;
  const documents = total.documents - first.counted.documents;
  lab.tell(`drain: ${((cpu / documents) * 1e6).toFixed(1)} µs of Node a document`);
  await aggregator.stop();
  await db.dropDatabase();
  await db.client.close();
  return documents / seconds;
}

function rowsOf(results: Record<'aggregator' | 'insertMany' | 'naive', number[]>) {
  const value = median(results.aggregator);
  return [
    judged({
      name: 'drain',
      what: 'aggregator against transactional insertMany of the same ledger documents',
      unit: 'documents/s',
      value,
      limit: median(results.insertMany),
      target: 0.5,
      direction: 'at least',
    }),
    judged({
      name: 'drain-naive',
      what: 'the same against a naive consumer, 64 in flight',
      unit: 'documents/s',
      value,
      limit: median(results.naive),
      target: 25,
      direction: 'at least',
    }),
  ];
}
