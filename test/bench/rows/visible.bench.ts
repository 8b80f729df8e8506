import { TOPIC } from '#shared/contract/topic.js';
import { signingKey } from '#shared/crypto/webhook-signature.js';
import { quantile, shown } from '../figures.js';
import { SOURCE, settleJiangxi } from '../lab/jiangxi.js';
import { startService } from '../lab/service.js';
import { freshTopic } from '../lab/topics.js';
import { Worker } from '../lab/worker.js';
import type { LoadJob, LoadResult } from '../load/load.types.js';
import { measured } from '../load/measured.js';
import { probedDepartments, probeOften } from '../load/probe.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';

const DATABASE = 'bench_visible';
const EVENTS_PER_SECOND = 1_000;
const SECONDS_PER_ROUND = 6;
const PROBES_PER_SECOND = 4;
const CONNECTIONS = 64;
const ALLOWED_MS = 1_000;
/** Of the traffic that is meant to be there, or the delays say nothing. */
const LEAST_SHARE = 0.95;

/** From the 202 of a rating to the ranking that shows it, while a thousand others come a second. */
export const visible: Bench = {
  name: 'visible',
  about: 'from 202 to visible in the ranking, at 1,000 events a second',
  run: async (lab) => {
    const secret = await settleJiangxi(lab, DATABASE);
    await freshTopic(lab.brokers, TOPIC);
    await startService(lab, 'aggregator', DATABASE);
    const report = await startService(lab, 'report', DATABASE);
    const ingest = await startService(lab, 'ingest', DATABASE);
    const load = new Worker<LoadJob, LoadResult>('load/load.worker.js', lab);
    const seconds = SECONDS_PER_ROUND * lab.options.rounds;
    const probes = probedDepartments(seconds * PROBES_PER_SECOND);
    const flow = load.call({
      origin: ingest.origin,
      source: SOURCE,
      secret,
      connections: CONNECTIONS,
      seconds,
      eventsPerRequest: 1,
      requests: seconds * EVENTS_PER_SECOND,
      pace: EVENTS_PER_SECOND,
      spared: probes.map(({ deptCode }) => deptCode),
    });
    const delays = await probeOften(probes, PROBES_PER_SECOND, {
      ingest: ingest.origin,
      report: report.origin,
      key: signingKey(secret),
    });
    const { eventsPerSecond } = measured(await flow);
    if (eventsPerSecond < EVENTS_PER_SECOND * LEAST_SHARE) {
      throw new Error(`only ${shown(eventsPerSecond)} events/s got through: too busy a machine`);
    }
    lab.tell(
      `${delays.length} probes beside ${shown(eventsPerSecond)} events/s: ` +
        `median ${shown(quantile(delays, 0.5))} ms, most ${shown(quantile(delays, 1))} ms`,
    );
    return [
      judged({
        name: 'visible',
        what: 'p95 from 202 to visible in the ranking, at 1,000 events/s',
        unit: 'ms',
        value: quantile(delays, 0.95),
        limit: ALLOWED_MS,
        target: 1,
        direction: 'at most',
      }),
    ];
  },
};
