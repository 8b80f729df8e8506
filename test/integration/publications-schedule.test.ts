import { jest } from '@jest/globals';
import { MongoLedgerRows } from '../../apps/report/src/publications/ledger/ledger-rows.mongo.js';
import { publishedRows } from '../../apps/report/src/publications/published.reading.js';
import { periodOf, PublishedHouse, randomEvents } from '../support/published-house.js';
import { Random } from '../support/random.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { until } from '../support/until.js';

jest.setTimeout(240_000);

let house: PublishedHouse;
const reports: ReportApp[] = [];

/** Events of a month, told when it was over. */
async function month(seed: number, first: string, days: number, told: string): Promise<void> {
  const events = randomEvents(new Random(seed), 150, first, days);
  const at = Date.parse(told);
  await house.counting.tell(events.map((event, i) => ({ ...event, at: at + i })));
}

/** Two replicas on one database, on a day of their own. */
async function replicas(day: string): Promise<void> {
  const { environment } = house;
  const variables = { ...environment, HCP_PUBLISH: 'month,quarter,year' };
  const uri = environment['MONGODB_URI'] ?? '';
  for (let n = 0; n < 2; n += 1) {
    reports.push(await startReport(uri, () => Date.parse(day), variables));
  }
}

const stop = async (): Promise<void> => {
  for (const report of reports.splice(0)) await report.close();
};

const periods = async () => (await house.store.list()).map(({ period }) => period).toReversed();

beforeAll(async () => {
  house = await PublishedHouse.open('schedule');
});

afterAll(async () => {
  await stop();
  await house.close();
});

it('what is over is published once by itself, and what was missed is caught up in order', async () => {
  await month(1, '2026-09-01', 30, '2026-10-01T01:00:00+08:00');
  await month(2, '2026-10-01', 31, '2026-11-01T01:00:00+08:00');
  await replicas('2026-11-01T09:00:00+08:00');
  await until('October and the third quarter to be published', async () => {
    return (await periods()).length === 2;
  });
  // Last year nothing was counted.
  expect(await periods()).toEqual(['2026-10', '2026-Q3']);
  await stop();

  // Nobody publishes for two months; December is not counted to its end yet.
  await month(3, '2026-11-01', 30, '2026-12-01T01:00:00+08:00');
  await month(4, '2026-12-01', 31, '2026-12-31T23:00:00+08:00');
  await replicas('2027-01-01T09:00:00+08:00');
  await until('November to be published', async () => (await periods()).length === 3);
  await stop();
  expect(await periods()).toEqual(['2026-10', '2026-Q3', '2026-11']);

  await month(5, '2026-12-31', 1, '2027-01-01T00:30:00+08:00');
  await replicas('2027-01-01T09:00:00+08:00');
  await until('all of the year to be published', async () => (await periods()).length === 6);
  await stop();
  expect(await periods()).toEqual(['2026-10', '2026-Q3', '2026-11', '2026-12', '2026-Q4', '2026']);
  const december = (await house.store.latest('month'))?.manifest;
  expect(december).toMatchObject({ number: 4, period: '2026-12', comparedWith: 3 });
  // Read from the publication of 1 November on, and yet all of December's rows are in its sums.
  const ledger = new MongoLedgerRows(house.counting.collections);
  const below = december?.positions ?? [];
  const whole = await ledger.digests({ period: periodOf('2026-12'), below, from: [] });
  expect(await publishedRows(house.store, 4, 'ledger', 'inside')).toEqual(whole.rows());
  expect(whole.rows().length).toBeGreaterThan(0);
});
