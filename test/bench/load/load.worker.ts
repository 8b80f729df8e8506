import { serveWorker } from '../lab/serve-worker.js';
import type { LoadJob, LoadResult } from './load.types.js';
import { sendRound } from './send-round.js';
import { readyRequests } from './signed-requests.js';

const ACCEPTED = 202;

/** One round of signed requests, each accepted whole. */
const load = (job: LoadJob): Promise<LoadResult> =>
  sendRound(
    {
      ...job,
      path: '/v1/ratings',
      isTaken: (status, text) => status === ACCEPTED && text.includes('"rejected":[]'),
    },
    readyRequests(job),
  );

serveWorker(load);
