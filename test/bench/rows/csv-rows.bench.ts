import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RatingRow } from '#shared/contract/ledger.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { TICKET_MS, type TicketDoc } from '#shared/contract/ticket.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import { openMongo, type Db } from '#shared/mongo/connect.js';
import { buildRegistry } from '../../../tools/demo/registry/build-registry.js';
import { Random } from '../../support/random.js';
import { ratingRows, type RatingPlace } from '../../support/rating-rows.js';
import type { Row } from '../bench.types.js';
import { median, shown } from '../figures.js';
import { settleJiangxi } from '../lab/jiangxi.js';
import type { Lab } from '../lab/lab.js';
import { forgetPeak, memoryMib } from '../lab/memory.js';
import { startService, type RunningService } from '../lab/service.js';
import { bareCsv } from '../limits/bare-csv.js';
import { interleaved } from '../rounds.js';
import { judged } from '../verdict.js';
import type { Bench } from './bench.js';

const DATABASE = 'bench_csv';
const MOST_ROWS = 1_000_000;
const PIECE = 10_000;
const YEAR = '2025';
const FIRST = '2025-01-01';
const DAYS = 365;
const MOST_GROWTH_MIB = 150;

/** A year's ratings as CSV from report, against a cursor that is piped into a file. */
export const csvRows: Bench = {
  name: 'csv-rows',
  about: `${shown(MOST_ROWS)} ratings as CSV, against a bare cursor, and the memory it takes`,
  run: async (lab) => {
    await settleJiangxi(lab, DATABASE);
    const db = openMongo(lab.database(DATABASE));
    lab.atClose(() => db.client.close());
    const count = Math.min(MOST_ROWS, lab.options.scale);
    await insertRatings(lab, db, count);
    const report = await startService(lab, 'report', DATABASE);
    forgetPeak(report.pid);
    const before = memoryMib(report.pid, 'now');
    const results = await interleaved(
      {
        export: () => perSecond(count, (file) => download(db, report, file), lab),
        bare: () => perSecond(count, (file) => bare(db, file), lab),
      },
      lab.options.rounds,
      lab.tell,
      (rate) => rate,
    );
    return [
      judged({
        name: 'csv-rows',
        what: `${shown(count)} ratings as CSV for whoever has a ticket`,
        unit: 'rows/s',
        ...{ value: median(results.export), limit: median(results.bare) },
        ...{ target: 0.8, direction: 'at least' },
      }),
      growthRow(count, memoryMib(report.pid, 'most') - before),
    ];
  },
};

const growthRow = (count: number, value: number): Row =>
  judged({
    name: 'csv-rows-memory',
    what: `what report holds more for it, at ${shown(count)} rows`,
    unit: 'MiB',
    ...{ value, limit: MOST_GROWTH_MIB, target: 1, direction: 'at most' },
  });

async function insertRatings(lab: Lab, db: Db, count: number): Promise<void> {
  const { departments, items } = buildRegistry();
  const byDepartment = new Map<string, string[]>();
  for (const { taskCode, deptCode } of items) {
    const own = byDepartment.get(deptCode) ?? [];
    own.push(taskCode);
    byDepartment.set(deptCode, own);
  }
  const places = departments.flatMap(({ code, areaCode }): RatingPlace[] => {
    const own = byDepartment.get(code);
    return own === undefined ? [] : [{ code, area: areaCode, items: own }];
  });
  const { ratings } = collectionsOf(db);
  let piece: RatingRow[] = [];
  for (const row of ratingRows(new Random(7), count, places, FIRST, DAYS)) {
    piece.push(row);
    if (piece.length < PIECE && row.offset < count - 1) continue;
    await ratings.insertMany(piece, { ordered: false });
    piece = [];
  }
  lab.tell(`${shown(count)} ratings of ${shown(places.length)} departments`);
}

/** Rows a second of whatever writes all of them into a file. */
async function perSecond(
  count: number,
  write: (file: string) => Promise<void>,
  lab: Lab,
): Promise<number> {
  const file = join(lab.folder, 'rows.csv');
  const began = performance.now();
  await write(file);
  const rate = (count * 1_000) / (performance.now() - began);
  await rm(file);
  return rate;
}

const bare = (db: Db, file: string): Promise<void> =>
  bareCsv(db, new Date(`${FIRST}T00:00:00+08:00`), new Date('2026-01-01T00:00:00+08:00'), file);

async function download(db: Db, { origin }: RunningService, file: string): Promise<void> {
  const ticket = randomBytes(32).toString('base64url');
  const now = Date.now();
  await db.collection<TicketDoc>(COLLECTION.tickets).insertOne({
    ...{ _id: codeId(ticket), export: 'ratings', areas: ['360000'], period: YEAR, by: 'bench' },
    ...{ issuedAt: new Date(now), expiresAt: new Date(now + TICKET_MS), used: null },
  });
  const answer = await fetch(`${origin}/v1/exports/ratings?ticket=${ticket}`);
  if (!answer.ok || answer.body === null) throw new Error(`export: ${answer.status}`);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
}
