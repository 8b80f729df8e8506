import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import type { Day } from '#shared/domain/china-time.js';
import { levelCounts, type Counts } from '#shared/domain/counts.js';
import type { WeekTally } from '#shared/domain/integrity/default-jump.js';
import type { PointTally } from '#shared/domain/integrity/perfect-point.js';
import { mondayOf } from '#shared/domain/integrity/windows.js';
import { isGood, LEVELS } from '#shared/domain/level.js';
import type { Collections } from '#shared/mongo/collections.js';
import { readGeneration } from '../scores/generation.mongo.js';
import type { Shares } from './shares.port.js';

/** Read little by little, since whoever counts goes first. */
const BATCH_DOCUMENTS = 200;
const PAUSE_MS = 50;

interface PointsOfPart {
  readonly deptCode: string;
  readonly points: readonly { readonly code: string; readonly counts?: Counts }[];
}

interface DaysOfMonth {
  readonly deptCode: string;
  readonly days: readonly { readonly day: string; readonly n?: number; readonly s?: number }[];
}

/** What of a map of subdocuments is wanted, as a list: the rest of them stays with the server. */
const listOf = (field: string, wanted: Readonly<Record<string, string>>) => ({
  $map: { input: { $objectToArray: { $ifNull: [`$${field}`, {}] } }, in: wanted },
});

/** Sums the score documents of the generation that counts. */
export class MongoShares implements Shares {
  constructor(private readonly collections: Collections) {}

  async points(month: string): Promise<PointTally[]> {
    const points = listOf('pt', { code: '$$this.k', counts: '$$this.v.t' });
    const documents = this.collections.subjects.aggregate<PointsOfPart>(
      [await this.ofMonth(month), { $project: { _id: 0, deptCode: 1, points } }],
      { batchSize: BATCH_DOCUMENTS },
    );
    const tallies = new Map<string, { good: number; bad: number; deptCode: string }>();
    for await (const part of gently(documents)) {
      for (const { code, counts = {} } of part.points) {
        const tally = tallies.get(code) ?? { good: 0, bad: 0, deptCode: part.deptCode };
        for (const [i, n] of levelCounts(counts).entries()) {
          tally[isGood(LEVELS[i] ?? 1) ? 'good' : 'bad'] += n;
        }
        tallies.set(code, tally);
      }
    }
    return Array.from(tallies, ([pointCode, tally]) => ({ pointCode, ...tally }));
  }

  async defaults(months: readonly string[]): Promise<Map<string, Map<Day, WeekTally>>> {
    const wanted = { day: '$$this.k', n: '$$this.v.c.n', s: '$$this.v.c.s' };
    const departments = new Map<string, Map<Day, WeekTally>>();
    for (const month of months) {
      const documents = this.collections.days.aggregate<DaysOfMonth>(
        [
          await this.ofMonth(month),
          { $project: { _id: 0, deptCode: 1, days: listOf('d', wanted) } },
        ],
        { batchSize: BATCH_DOCUMENTS },
      );
      for await (const { deptCode, days } of gently(documents)) {
        const weeks = departments.get(deptCode) ?? new Map<Day, WeekTally>();
        departments.set(deptCode, weeks);
        for (const { day, n = 0, s = 0 } of days) {
          const monday = mondayOf(`${month}-${day}`);
          const { services = 0, defaulted = 0 } = weeks.get(monday) ?? {};
          weeks.set(monday, { services: services + n, defaulted: defaulted + s });
        }
      }
    }
    return departments;
  }

  private async ofMonth(month: string) {
    const first = `${await readGeneration(this.collections)}|${month}|`;
    // `}` is the character after `|`: all ids that begin with the month.
    return { $match: { _id: { $gte: first, $lt: `${first.slice(0, -1)}}` } } };
  }
}

async function* gently<T>(cursor: mongo.AggregationCursor<T>): AsyncGenerator<T> {
  let read = 0;
  for await (const document of cursor) {
    yield document;
    read += 1;
    if (read % BATCH_DOCUMENTS === 0) await sleep(PAUSE_MS);
  }
}
