import { TOPIC } from '#shared/contract/topic.js';
import { median } from '../figures.js';
import { SOURCE, settleJiangxi } from '../lab/jiangxi.js';
import type { Lab } from '../lab/lab.js';
import type { ServerJob } from '../lab/server-job.js';
import { startService } from '../lab/service.js';
import { freshTopic, PARTITIONS } from '../lab/topics.js';
import { Worker } from '../lab/worker.js';
import type { LoadJob, LoadResult } from '../load/load.types.js';
import { measured } from '../load/measured.js';
import { interleaved } from '../rounds.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';

const DATABASE = 'bench_single';
const NAIVE_TOPIC = 'bench.naive';
const CONNECTIONS = 64;
const REQUESTS_PER_SECOND = 14_000;

/** One rating a request, signed, acks=all: ingest, the bare server, and the naive application. */
export const singlePost: Bench = {
  name: 'single-post',
  about: 'signed single POST against a bare node:http server and against a naive Nest application',
  run: async (lab) => {
    const secret = await settleJiangxi(lab, DATABASE);
    await freshTopic(lab.brokers, TOPIC);
    await freshTopic(lab.brokers, NAIVE_TOPIC);
    const server: ServerJob = {
      brokers: lab.brokers,
      topic: NAIVE_TOPIC,
      partitions: PARTITIONS,
      secret,
    };
    const bare = new Worker<ServerJob, number>('limits/bare-server.worker.js', lab);
    const naive = new Worker<ServerJob, number>('limits/naive-nest.worker.js', lab);
    const load = new Worker<LoadJob, LoadResult>('load/load.worker.js', lab);
    const ingest = await startService(lab, 'ingest', DATABASE, {
      INGEST_EVENTS_PER_SECOND: '1000000',
    });
    const origins = {
      ingest: ingest.origin,
      bare: `http://127.0.0.1:${await bare.call(server)}`,
      naive: `http://127.0.0.1:${await naive.call(server)}`,
    };
    const round = (origin: string) => async () =>
      measured(await load.call(jobOf(lab, origin, secret)));
    const results = await interleaved(
      { ingest: round(origins.ingest), bare: round(origins.bare), naive: round(origins.naive) },
      lab.options.rounds,
      lab.tell,
      (result) => result.eventsPerSecond,
    );
    return rowsOf(results);
  },
};

const jobOf = (lab: Lab, origin: string, secret: string): LoadJob => ({
  origin,
  source: SOURCE,
  secret,
  connections: CONNECTIONS,
  seconds: lab.options.seconds,
  eventsPerRequest: 1,
  requests: lab.options.seconds * REQUESTS_PER_SECOND,
});

function rowsOf(results: Record<'ingest' | 'bare' | 'naive', LoadResult[]>) {
  const rate = (of: readonly LoadResult[]) => median(of.map((r) => r.eventsPerSecond));
  const p99 = (of: readonly LoadResult[]) => median(of.map((r) => r.p99));
  const { ingest, bare, naive } = results;
  return [
    judged({
      name: 'single-post',
      what: 'signed single POST, acks=all, against a bare node:http server',
      unit: 'events/s',
      value: rate(ingest),
      limit: rate(bare),
      target: 0.7,
      direction: 'at least',
    }),
    judged({
      name: 'single-post-p99',
      what: 'its p99 against the bare server’s',
      unit: 'ms',
      value: p99(ingest),
      limit: p99(bare),
      target: 2,
      direction: 'at most',
    }),
    judged({
      name: 'single-post-naive',
      what: 'the same against Nest + class-validator + ClientKafka.emit a request',
      unit: 'events/s',
      value: rate(ingest),
      limit: rate(naive),
      target: 4,
      direction: 'at least',
    }),
  ];
}
