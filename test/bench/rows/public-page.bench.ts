import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { openMongo } from '#shared/mongo/connect.js';
import { MongoPublicationStore } from '../../../apps/report/src/publications/store/publication-store.mongo.js';
import { freePort } from '../../../tools/stack/ports.js';
import { MadePublications } from '../../support/made-publications.js';
import { jiangxi } from '../../support/made-site.js';
import { median, quantile, shown } from '../figures.js';
import { cpuSeconds } from '../lab/cpu.js';
import { settleJiangxi } from '../lab/jiangxi.js';
import type { Lab } from '../lab/lab.js';
import { startService } from '../lab/service.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';

const DATABASE = 'bench_public';
const MONTH = 10;
const A_SECOND = 200;
const SECONDS = 5;
const CONNECTIONS = 50;
const ALLOWED_MS = 50;
const ALLOWED_BYTES = 100_000;

/** What people open of rankings: each level, pages further on, one city, and searches. */
const PATHS = [
  '/rankings',
  '/rankings?subject=department&level=county',
  '/rankings?subject=department&level=county&page=2',
  '/rankings?subject=department&level=county&page=40',
  '/rankings?subject=area&level=city',
  '/rankings?subject=area&level=county',
  '/rankings?subject=department&level=county&within=360800',
  `/rankings?q=${encodeURIComponent('税务')}`,
  '/rankings?level=county&mode=large',
];

/** Ranking pages of the public site, as many a second as a bad day brings. */
export const publicPage: Bench = {
  name: 'public-page',
  about: `ranking pages of the public site at ${A_SECOND} a second, 5,000 departments`,
  run: async (lab) => {
    await settleJiangxi(lab, DATABASE);
    await publishOnce(lab);
    const port = await freePort();
    const service = await startService(lab, 'report', DATABASE, {
      HCP_PUBLIC_SITE_PORT: String(port),
    });
    const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS });
    lab.atClose(() => pool.close());
    const sizes: number[] = [];
    for (const path of PATHS) sizes.push((await ask(pool, path)).bytes);
    const rounds: number[] = [];
    for (let round = 1; round <= lab.options.rounds; round += 1) {
      const before = cpuSeconds(service.pid);
      const times = await atRate(pool);
      const cpu = ((cpuSeconds(service.pid) - before) * 1_000) / times.length;
      rounds.push(quantile(times, 0.95));
      lab.tell(
        `round ${round}: p50 ${shown(median(times))} p95 ${shown(rounds.at(-1) ?? 0)} ms · ${shown(cpu)} ms CPU`,
      );
    }
    const row = { target: 1, direction: 'at most' } as const;
    return [
      judged({
        name: 'public-page',
        what: `p95 of a ranking page of the public site at ${A_SECOND} a second`,
        ...{ unit: 'ms', value: median(rounds), limit: ALLOWED_MS, ...row },
      }),
      judged({
        name: 'public-page-size',
        what: 'the largest of these pages, not packed',
        ...{ unit: 'bytes', value: Math.max(...sizes), limit: ALLOWED_BYTES, ...row },
      }),
    ];
  },
};

/** Puts a publication of the whole province into the database. */
async function publishOnce(lab: Lab): Promise<void> {
  const made = new MadePublications(jiangxi());
  const publication = await made.byNumber(made.publish(MONTH));
  if (publication === null) throw new Error('nothing was made');
  const { manifest } = publication;
  const db = openMongo(lab.database(DATABASE));
  const store = new MongoPublicationStore(db);
  const draft = await store.begin(manifest.period);
  for (const { name } of manifest.files) {
    await store.put(draft, name, (await made.file(manifest.number, name)) ?? Buffer.alloc(0));
  }
  await store.commit(draft, 0, () => manifest);
  await db.client.close();
}

/** Requests that begin when they are due, whether those before were answered or not. */
async function atRate(pool: Pool): Promise<number[]> {
  const began = performance.now();
  const answers: Promise<number>[] = [];
  for (let i = 0; i < A_SECOND * SECONDS; i += 1) {
    const due = began + (i * 1_000) / A_SECOND;
    const ahead = due - performance.now();
    if (ahead > 1) await sleep(ahead);
    answers.push(ask(pool, PATHS[i % PATHS.length] ?? '/').then(() => performance.now() - due));
  }
  return Promise.all(answers);
}

async function ask(pool: Pool, path: string): Promise<{ readonly bytes: number }> {
  const { statusCode, body } = await pool.request({ path, method: 'GET' });
  const text = await body.bytes();
  if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}`);
  return { bytes: text.length };
}
