import { join } from 'node:path';
import { Pool } from 'undici';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { addDays, chinaDay } from '#shared/domain/china-time.js';
import { openMongo, type Db } from '#shared/mongo/connect.js';
import { buildRegistry } from '../../../tools/demo/registry/build-registry.js';
import { insertMadeCases, randomCases, type CasePlace } from '../../support/loop-cases.js';
import type { BrowserSession } from '../../support/console-app.js';
import { Random } from '../../support/random.js';
import { median, quantile, shown } from '../figures.js';
import { cpuSeconds } from '../lab/cpu.js';
import { settleJiangxi } from '../lab/jiangxi.js';
import type { Lab } from '../lab/lab.js';
import { signInMany } from '../lab/officers.js';
import { startService } from '../lab/service.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';
import { loopRow } from './loop-row.js';

const DATABASE = 'bench_cases';
const CASES = 100_000;
const PIECE = 10_000;
const DAYS = 365;
/** Of a year's cases most are closed. */
const FINISHED = 0.9;
const OFFICERS = 50;
const ALONE_MS = 100;
const TOGETHER_MS = 200;
const REQUESTS = 400;
const EACH = 8;

/** What people ask for, one after another. */
const QUERIES = [
  '',
  '?due=late',
  '?mine=true',
  '?state=verifying',
  '?due=due-soon',
  '?state=closed',
  '?number=N-12',
  '?kind=bad-rating&limit=100',
  '?state=awaiting-receipt&due=running',
];

/** The case list of a console process, by people of many places with mixed filters. */
export const caseList: Bench = {
  name: 'case-list',
  about: `the case list at ${shown(CASES)} cases, alone and for ${OFFICERS} people, and the loop`,
  run: async (lab) => {
    await settleJiangxi(lab, DATABASE);
    const service = await startService(lab, 'console', DATABASE, {
      HCP_AUDIT_ANCHORS: join(lab.folder, 'anchors.ndjson'),
    });
    const db = openMongo(lab.database(DATABASE));
    lab.atClose(() => db.client.close());
    const places = placesOfJiangxi();
    await insertCases(lab, db, places);
    const people = await signInMany(db, places, OFFICERS);
    const pool = new Pool(service.origin, { connections: OFFICERS, pipelining: 1 });
    lab.atClose(() => pool.close());
    const alone: number[] = [];
    const together: number[] = [];
    await oneByOne(pool, people);
    await atOnce(pool, people);
    for (let round = 1; round <= lab.options.rounds; round += 1) {
      const before = cpuSeconds(service.pid);
      const [a, b] = [await oneByOne(pool, people), await atOnce(pool, people)];
      const cpu = ((cpuSeconds(service.pid) - before) * 1_000) / (a.length + b.length);
      lab.tell(
        `round ${round}: alone ${figures(a)} · together ${figures(b)} · ${shown(cpu)} ms CPU`,
      );
      alone.push(quantile(a, 0.95));
      together.push(quantile(b, 0.95));
    }
    const row = { unit: 'ms', target: 1, direction: 'at most' } as const;
    return [
      judged({
        name: 'case-list',
        what: `p95 of a page of the case list at ${shown(CASES)} cases`,
        ...{ value: median(alone), limit: ALONE_MS, ...row },
      }),
      judged({
        name: 'case-list-together',
        what: `the same for ${OFFICERS} people at once`,
        ...{ value: median(together), limit: TOGETHER_MS, ...row },
      }),
      await loopRow(lab, DATABASE),
    ];
  },
};

const figures = (times: readonly number[]): string =>
  `p50 ${shown(quantile(times, 0.5))} p95 ${shown(quantile(times, 0.95))} ms`;

function placesOfJiangxi(): CasePlace[] {
  const { areas, departments } = buildRegistry();
  const parents = new Map(areas.map(({ code, parentCode }) => [code, parentCode]));
  const lineageOf = (code: string): string[] => {
    const parent = parents.get(code) ?? '';
    return parent === '' ? [code] : [code, ...lineageOf(parent)];
  };
  return departments.map(({ code, areaCode }) => ({
    deptCode: code,
    lineage: lineageOf(areaCode),
  }));
}

async function insertCases(lab: Lab, db: Db, places: readonly CasePlace[]): Promise<void> {
  const now = Date.now();
  const first = addDays(chinaDay(now), -DAYS);
  const random = new Random(1);
  const calendar = workCalendar();
  const made = randomCases(random, CASES, first, DAYS, { places, finished: FINISHED, until: now });
  const seen = made.map((one) => ({ ...one, seen: 'yes' as const }));
  for (let from = 0; from < seen.length; from += PIECE) {
    await insertMadeCases(db, seen.slice(from, from + PIECE), calendar, now);
  }
  const open = made.filter(({ file }) => file.state !== 'closed').length;
  lab.tell(`${shown(CASES)} cases, ${shown(open)} of them open`);
}

/** Each request when the one before was answered. */
async function oneByOne(pool: Pool, people: readonly BrowserSession[]): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < REQUESTS; i += 1) {
    times.push(await ask(pool, people[i % people.length], i));
  }
  return times;
}

/** Everybody one request after another, all people at the same time. */
async function atOnce(pool: Pool, people: readonly BrowserSession[]): Promise<number[]> {
  const times = await Promise.all(
    people.map(async (person, n) => {
      const own: number[] = [];
      for (let i = 0; i < EACH; i += 1) own.push(await ask(pool, person, n + i));
      return own;
    }),
  );
  return times.flat();
}

/** Milliseconds until the answer was there; throws when it is not a page. */
async function ask(pool: Pool, person: BrowserSession | undefined, i: number): Promise<number> {
  const query = QUERIES[i % QUERIES.length] ?? '';
  const began = performance.now();
  const answer = await pool.request({
    path: `/v1/cases${query}`,
    method: 'GET',
    headers: { cookie: person?.cookie ?? '' },
  });
  const text = await answer.body.text();
  const took = performance.now() - began;
  if (answer.statusCode !== 200) throw new Error(`${query}: ${answer.statusCode} ${text}`);
  return took;
}
