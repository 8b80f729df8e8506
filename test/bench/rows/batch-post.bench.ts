import { TOPIC } from '#shared/contract/topic.js';
import { median } from '../figures.js';
import { SOURCE, settleJiangxi } from '../lab/jiangxi.js';
import { startService } from '../lab/service.js';
import { freshTopic } from '../lab/topics.js';
import { Worker } from '../lab/worker.js';
import type { Produced, ProduceJob } from '../limits/bare-producer.worker.js';
import type { LoadJob, LoadResult } from '../load/load.types.js';
import { measured } from '../load/measured.js';
import { interleaved } from '../rounds.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';

const DATABASE = 'bench_batch';
const BARE_TOPIC = 'bench.bare';
const CONNECTIONS = 8;
const EVENTS = 500;
const REQUESTS_PER_SECOND = 150;
const IN_FLIGHT = 2;

/** 500 events a request, against the client of Kafka alone. */
export const batchPost: Bench = {
  name: 'batch-post',
  about: 'POST of 500 events against the bare kafkajs batched producer',
  run: async (lab) => {
    const { seconds, rounds } = lab.options;
    const secret = await settleJiangxi(lab, DATABASE);
    await freshTopic(lab.brokers, TOPIC);
    await freshTopic(lab.brokers, BARE_TOPIC);
    const producer = new Worker<ProduceJob, Produced>('limits/bare-producer.worker.js', lab);
    const load = new Worker<LoadJob, LoadResult>('load/load.worker.js', lab);
    const ingest = await startService(lab, 'ingest', DATABASE, {
      INGEST_EVENTS_PER_SECOND: '1000000',
    });
    const job: LoadJob = {
      origin: ingest.origin,
      source: SOURCE,
      secret,
      connections: CONNECTIONS,
      seconds,
      eventsPerRequest: EVENTS,
      requests: seconds * REQUESTS_PER_SECOND,
    };
    const bare: ProduceJob = {
      brokers: lab.brokers,
      topic: BARE_TOPIC,
      seconds,
      inFlight: IN_FLIGHT,
    };
    const results = await interleaved(
      {
        ingest: async () => measured(await load.call(job)).eventsPerSecond,
        bare: async () => (await producer.call(bare)).perSecond,
      },
      rounds,
      lab.tell,
      (perSecond) => perSecond,
    );
    return [
      judged({
        name: 'batch-post',
        what: 'POST of 500 events against the bare kafkajs batched producer',
        unit: 'events/s',
        value: median(results.ingest),
        limit: median(results.bare),
        target: 0.5,
        direction: 'at least',
      }),
    ];
  },
};
