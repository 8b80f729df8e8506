import { TOPIC } from '#shared/contract/topic.js';
import { median } from '../figures.js';
import { SOURCE, settleJiangxi } from '../lab/jiangxi.js';
import { startService } from '../lab/service.js';
import { freshTopic } from '../lab/topics.js';
import { Worker } from '../lab/worker.js';
import type { LoadJob, LoadResult } from '../load/load.types.js';
import { measured } from '../load/measured.js';
import type { TokenLoadJob } from '../load/token-load.worker.js';
import { interleaved } from '../rounds.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';

const DATABASE = 'bench_token';
const CONNECTIONS = 64;
const SIGNED_PER_SECOND = 14_000;
const TOKENS_PER_SECOND = 7_000;

/** A citizen's rating, claimed in the database, against a source's, which touches none. */
export const tokenPost: Bench = {
  name: 'token-post',
  about: 'rating by token against the signed single POST, at the same ingest',
  run: async (lab) => {
    const secret = await settleJiangxi(lab, DATABASE);
    await freshTopic(lab.brokers, TOPIC);
    const signedLoad = new Worker<LoadJob, LoadResult>('load/load.worker.js', lab);
    const tokenLoad = new Worker<TokenLoadJob, LoadResult>('load/token-load.worker.js', lab);
    const { origin } = await startService(lab, 'ingest', DATABASE, {
      INGEST_EVENTS_PER_SECOND: '1000000',
    });
    const { seconds, rounds } = lab.options;
    const job = { origin, source: SOURCE, secret, connections: CONNECTIONS, seconds };
    const signed: LoadJob = { ...job, eventsPerRequest: 1, requests: seconds * SIGNED_PER_SECOND };
    const byToken: TokenLoadJob = { ...job, requests: seconds * TOKENS_PER_SECOND };
    const results = await interleaved(
      {
        token: async () => measured(await tokenLoad.call(byToken)),
        signed: async () => measured(await signedLoad.call(signed)),
      },
      rounds,
      lab.tell,
      (result) => result.eventsPerSecond,
    );
    const rate = (of: readonly LoadResult[]) => median(of.map((r) => r.eventsPerSecond));
    return [
      judged({
        name: 'token-post',
        what: 'rating by token, claimed and acks=all, against the signed single POST',
        unit: 'ratings/s',
        value: rate(results.token),
        limit: rate(results.signed),
        target: 0.5,
        direction: 'at least',
      }),
    ];
  },
};
