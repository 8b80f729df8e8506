import { jest } from '@jest/globals';
import { dayPeriod, monthPeriod, yearPeriod } from '#shared/domain/period.js';
import { MongoScoreReader } from '../../apps/report/src/reading/score-reader.mongo.js';
import type { ScoreReader, Span } from '../../apps/report/src/reading/score-reader.port.js';
import type { Tallies } from '../../apps/report/src/reading/tally.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { Random } from '../support/random.js';
import { randomFacts } from '../support/report-facts.js';
import { writeScores } from '../support/score-writer.js';

jest.setTimeout(180_000);

const DAY = '2025-11-03';
const SPANS: readonly Span[] = [
  { period: yearPeriod(2025), openDays: [] },
  { period: monthPeriod(2025, 11), openDays: [DAY] },
  { period: dayPeriod(DAY), openDays: [], visits: true },
];
const random = new Random(23);
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('report_kept');
});

afterAll(async () => {
  await database.drop();
});

/** By code, so that the order in which departments were read means nothing. */
const sorted = (tallies: readonly Tallies[]) =>
  tallies.map((each) => [...each].sort(([a], [b]) => (a < b ? -1 : 1)));

const readAll = (reader: ScoreReader) =>
  reader.read(async (snapshot) => sorted(await snapshot.departments(SPANS, 'all')));

it('answers from memory what a whole read finds, whatever was written in between', async () => {
  const { db } = database;
  const keeping = new MongoScoreReader(db);
  for (let round = 0; round < 8; round += 1) {
    const services = randomFacts(random, random.int(1, 40), DAY, 1 + round);
    await writeScores(db, services);
    expect(await readAll(keeping)).toEqual(await readAll(new MongoScoreReader(db)));
  }
  // A generation of its own shares nothing with the one before.
  await writeScores(db, randomFacts(random, 30, DAY, 1), 2);
  const meta = db.collection<{ _id: string; generation: number }>('meta');
  await meta.updateOne({ _id: 'generation' }, { $set: { generation: 2 } }, { upsert: true });
  expect(await readAll(keeping)).toEqual(await readAll(new MongoScoreReader(db)));
});

it('gives an answer that began earlier its own moment, when a later one has been served', async () => {
  const { db } = database;
  const keeping = new MongoScoreReader(db);
  const before = await readAll(keeping);
  const late = await keeping.read(async (snapshot) => {
    await writeScores(db, randomFacts(random, 40, DAY, 2), 2);
    expect(await readAll(keeping)).not.toEqual(before);
    return sorted(await snapshot.departments(SPANS, 'all'));
  });
  expect(late).toEqual(before);
  expect(await readAll(keeping)).not.toEqual(before);
});
