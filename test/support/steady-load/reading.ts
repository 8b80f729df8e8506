import { setTimeout as sleep } from 'node:timers/promises';
import type { Asking } from './asking.js';
import type { LoadJob } from './steady-load.types.js';

const PAUSE_MS = 100;

const PATHS = {
  report: [
    '/v1/rankings?subject=department&period=:day',
    '/v1/rankings?subject=area&period=:day&format=csv',
    '/v1/rankings?subject=item&period=:day&format=xlsx',
    '/v1/coverage?period=:day',
  ],
  console: ['/', '/v1/session', '/v1/cases', '/v1/notices'],
  site: ['/', '/v1/open/publications', '/publications'],
} as const;

/** Reads pages of one service one after another, as people do who wait for each. */
export async function readPages(
  service: keyof typeof PATHS,
  job: LoadJob,
  asking: Asking,
  stop: AbortSignal,
): Promise<void> {
  const headers = service === 'console' ? { cookie: job.cookie } : {};
  const day = job.at.slice(0, 'yyyy-mm-dd'.length);
  const paths = PATHS[service];
  for (let turn = 0; !stop.aborted; turn += 1) {
    const path = (paths[turn % paths.length] ?? '/').replace(':day', day);
    await asking.ask(`GET ${service}`, job[service] + path, { headers });
    await sleep(PAUSE_MS);
  }
}
