import { jest } from '@jest/globals';
import { dayPeriod, yearPeriod } from '#shared/domain/period.js';
import { MongoScoreReader } from '../../apps/report/src/reading/score-reader.mongo.js';
import type { Tallies } from '../../apps/report/src/reading/tally.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { Random } from '../support/random.js';
import { randomFacts } from '../support/report-facts.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';

jest.setTimeout(180_000);

const DAY = '2025-11-03';
const services = randomFacts(new Random(11), 60, DAY, 1);
const spans = [yearPeriod(2025), dayPeriod(DAY)].map((period) => ({ period, openDays: [] }));
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('report_snapshot');
  await writeScores(database.db, services);
  await moveCheckpoint(database.db, new Date());
});

afterAll(async () => {
  await database.drop();
});

const due = (tallies: Tallies | undefined): number =>
  Array.from(tallies?.values() ?? []).reduce((sum, { counts }) => sum + (counts.n ?? 0), 0);

it('reads all of an answer as it stood when its position was read', async () => {
  const { db } = database;
  const reader = new MongoScoreReader(db);
  const read = (): Promise<[string, number, number]> =>
    reader.read(async (snapshot) => {
      // Another batch is counted between the position and the scores.
      await writeScores(db, services);
      await moveCheckpoint(db, new Date());
      const [year, day] = await snapshot.departments(spans, 'all');
      return [snapshot.position.version, due(year), due(day)];
    });
  const [version, year, day] = await read();
  expect(year).toBeGreaterThan(0);
  expect(day).toBe(year);
  const [later, yearLater, dayLater] = await read();
  expect(later).not.toBe(version);
  expect([yearLater, dayLater]).toEqual([2 * year, 2 * year]);
});
