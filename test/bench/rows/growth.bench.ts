import { TOPIC } from '#shared/contract/topic.js';
import { openMongo } from '#shared/mongo/connect.js';
import type { BacklogJob } from '../backlog/backlog.worker.js';
import { untilCounted } from '../lab/checkpoints.js';
import { settleJiangxi } from '../lab/jiangxi.js';
import type { Lab } from '../lab/lab.js';
import { startService } from '../lab/service.js';
import { freshTopic } from '../lab/topics.js';
import { Worker } from '../lab/worker.js';
import type { Bench } from './bench.js';
import { CountingCost } from './counting-cost.js';
import { rankingRows } from './ranking-rows.js';

const SMALL = 'bench_small';
const LARGE = 'bench_large';
const TIMES = 50;
/** Over more than a year, so that every score document has what a year leaves in it. */
const DAYS = 400;

/** What grows with the ledger: rankings and the cost of counting, at one size and at fifty times. */
export const growth: Bench = {
  name: 'growth',
  about: 'ranking and CPU per event with a small ledger and with fifty times as much',
  run: async (lab) => {
    const { scale } = lab.options;
    const small = Math.round(scale / TIMES);
    await settleJiangxi(lab, SMALL);
    await settleJiangxi(lab, LARGE);
    await freshTopic(lab.brokers, TOPIC);
    const backlog = new Worker<BacklogJob, number>('backlog/backlog.worker.js', lab);
    const lay = (events: number, run: string): Promise<number> =>
      backlog.call({ brokers: lab.brokers, topic: TOPIC, events, days: DAYS, run });
    await lay(small, 'small');
    await count(lab, SMALL);
    const db = openMongo(lab.database(LARGE));
    const aggregator = await startService(lab, 'aggregator', LARGE);
    const cost = new CountingCost(lab, db, aggregator, backlog);
    await untilCounted(lab, db);
    const costSmall = await cost.measure('with the small ledger');
    await lay(scale, 'large');
    lab.tell('everything is on the topic; the aggregator counts');
    await untilCounted(lab, db);
    const costLarge = await cost.measure('with the large ledger');
    await aggregator.stop();
    await backlog.stop();
    const rows = await rankingRows(lab, SMALL, LARGE, db);
    await db.client.close();
    return [...rows, cost.row(costSmall, costLarge)];
  },
};

/** Counts the whole topic into a database. */
async function count(lab: Lab, database: string): Promise<void> {
  const db = openMongo(lab.database(database));
  const aggregator = await startService(lab, 'aggregator', database);
  await untilCounted(lab, db);
  await aggregator.stop();
  await db.client.close();
}
