import { chinaDay } from '#shared/domain/china-time.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import { openMongo, type Db } from '#shared/mongo/connect.js';
import type { Row } from '../bench.types.js';
import { median, quantile, shown } from '../figures.js';
import type { Lab } from '../lab/lab.js';
import { startService, type RunningService } from '../lab/service.js';
import { groupLedger } from '../limits/ledger-group.js';
import { interleaved } from '../rounds.js';
import { judged } from '../verdict.js';

const REQUESTS = 40;
const ALLOWED_MS = 50;

/** One department in so many is written to between two requests. */
const WRITTEN_ONE_IN = 10;

/** A report, and the database that it reads. */
interface Ranked {
  readonly report: RunningService;
  readonly db: Db;
  /** Departments in no particular order. */
  readonly codes: readonly string[];
}

/** Rankings of all departments of the province, computed anew for every request. */
export async function rankingRows(
  lab: Lab,
  small: string,
  large: string,
  largeDb: Db,
): Promise<Row[]> {
  const uncached = { REPORT_CACHE_MIB: '0' };
  const smallDb = openMongo(lab.database(small));
  const ranked = async (database: string, db: Db): Promise<Ranked> => ({
    report: await startService(lab, 'report', database, uncached),
    db,
    codes: (await collectionsOf(db).fences.find({}).toArray()).map(({ _id }) => _id),
  });
  const ofSmall = await ranked(small, smallDb);
  const ofLarge = await ranked(large, largeDb);
  const results = await interleaved(
    { large: () => p95(ofLarge), small: () => p95(ofSmall) },
    lab.options.rounds,
    lab.tell,
    (ms) => ms,
  );
  await smallDb.client.close();
  const year = Number(chinaDay(Date.now()).slice(0, 4));
  const grouped: number[] = [];
  for (let i = 0; i < lab.options.rounds; i += 1) grouped.push(await groupLedger(largeDb, year));
  lab.tell(`$group over the ledger: ${grouped.map(shown).join(' · ')} ms`);
  const value = median(results.large);
  return [
    judged({
      name: 'ranking',
      what: 'p95 of the ranking of all departments, a tenth of them written to since the one before',
      unit: 'ms',
      value,
      limit: ALLOWED_MS,
      target: 1,
      direction: 'at most',
    }),
    judged({
      name: 'ranking-growth',
      what: 'the same with 50 times the ratings',
      unit: 'ms',
      value,
      limit: median(results.small),
      target: 1.2,
      direction: 'at most',
    }),
    judged({
      name: 'ranking-group',
      what: '$group over the ledger, against the ranking',
      unit: 'ms',
      value: median(grouped),
      limit: value,
      target: 100,
      direction: 'at least',
    }),
  ];
}

/** The 95th percentile of one round, month and year in turn, in ms. */
async function p95({ report, db, codes }: Ranked): Promise<number> {
  const month = chinaDay(Date.now()).slice(0, 7);
  const times: number[] = [];
  for (let i = 0; i < REQUESTS; i += 1) {
    const period = i % 2 === 0 ? month : month.slice(0, 4);
    await raiseFences(db, codes, i);
    const began = performance.now();
    const answer = await fetch(`${report.origin}/v1/rankings?subject=department&period=${period}`);
    const body = await answer.text();
    if (!answer.ok) throw new Error(`ranking: ${answer.status} ${body.slice(0, 300)}`);
    times.push(performance.now() - began);
  }
  return quantile(times, 0.95);
}

/** What a batch of the aggregator does to a tenth of the departments, another tenth each time. */
async function raiseFences(db: Db, codes: readonly string[], turn: number): Promise<void> {
  const written = codes.filter((_, i) => i % WRITTEN_ONE_IN === turn % WRITTEN_ONE_IN);
  await collectionsOf(db).fences.updateMany({ _id: { $in: written } }, { $inc: { n: 1 } });
}
