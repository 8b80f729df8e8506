import { chinaDay } from '#shared/domain/china-time.js';
import type { Row } from '../bench.types.js';
import { quantile, shown } from '../figures.js';
import type { Lab } from '../lab/lab.js';
import { startService } from '../lab/service.js';
import { judged } from '../verdict.js';

const REQUESTS = 20;
const ALLOWED_MS = 1_000;

/** The indicators of the loop over the cases of a year that lie in a database, computed anew each time. */
export async function loopRow(lab: Lab, database: string): Promise<Row> {
  const { origin } = await startService(lab, 'report', database, { REPORT_CACHE_MIB: '0' });
  const year = chinaDay(Date.now()).slice(0, 4);
  const times: number[] = [];
  for (let i = 0; i <= REQUESTS; i += 1) {
    const by = i % 2 === 0 ? 'area' : 'department';
    const began = performance.now();
    const answer = await fetch(`${origin}/v1/loop?by=${by}&period=${year}`);
    const body = await answer.text();
    if (!answer.ok) throw new Error(`loop: ${answer.status} ${body.slice(0, 300)}`);
    // The first one warms up.
    if (i > 0) times.push(performance.now() - began);
  }
  lab.tell(`loop: p50 ${shown(quantile(times, 0.5))} p95 ${shown(quantile(times, 0.95))} ms`);
  return judged({
    name: 'loop',
    what: 'p95 of the loop of all areas or departments in a year, of the same cases, uncached',
    unit: 'ms',
    value: quantile(times, 0.95),
    limit: ALLOWED_MS,
    target: 1,
    direction: 'at most',
  });
}
