import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { CaseworkHouse, type Person } from '../support/casework-house.js';
import { startConsole, type ConsoleAnswer } from '../support/console-app.js';
import { randomFacts } from '../support/report-facts.js';
import { Random } from '../support/random.js';
import { startReport } from '../support/report-app.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';
import { until } from '../support/until.js';

const CALENDAR = '/v1/registry/calendar';
const FIXED = (year: number) => ['01-01', '05-01', '10-01'].map((day) => `${year}-${day}`);

let house: CaseworkHouse;
let province: Person;

/** A console that knows no year but those of the notices that came with it. */
beforeEach(async () => {
  house = await CaseworkHouse.open('console_calendar');
  await house.app.close();
  house.app = await startConsole(
    house.database.db,
    house.database.uri,
    () => house.now,
    { KAFKA_BROKERS: process.env['KAFKA_BROKERS'] ?? '' },
    house.counting.keyring,
  );
  province = await house.person('officer', '360000');
});

afterEach(async () => {
  await house.close();
});

const put = (year: number | string, daysOff: string[], makeUpDays: string[] = []) =>
  house.app.call('PUT', `${CALENDAR}/${year}`, {
    ...{ session: province.session, body: { daysOff, makeUpDays } },
  });
const refusal = ({ status, body }: ConsoleAnswer) => [status, body['code'], body['field']];
const missing = async (): Promise<string | undefined> =>
  /^hcp_calendar_missing (\d)$/m.exec((await house.app.call('GET', '/metrics')).text)?.[1];

it('a case of a year that nobody vouched for gets its due date once the year is loaded', async () => {
  const { listing } = await house.badRating();
  const dueAt = async () => {
    const { body } = await house.get(province, `/v1/cases/${listing.code}`);
    return [body['dueState'], body['dueAt']];
  };
  expect(listing.standing).toBe('awaiting-calendar');
  expect(await dueAt()).toEqual(['awaiting-calendar', null]);
  expect(await put(2096, FIXED(2096))).toMatchObject({ status: 200, body: { notLoaded: [] } });
  expect(await dueAt()).toEqual(['running', '2096-06-05T00:00:00.000+08:00']);
  const listed = (standing: string, due: string) =>
    until(`${standing} ${due}`, async () => {
      const found = await house.collections.cases.findOne({ 'listing.code': listing.code });
      const { listing: now } = found ?? {};
      return now?.standing === standing && now.dueAt.toISOString() === due;
    });
  // Lists and reminders go by what is stored.
  await listed('running', '2096-06-04T16:00:00.000Z');
  // A day of a year that was known already is corrected.
  await put(2096, [...FIXED(2096), '2096-06-04']);
  await listed('running', '2096-06-05T16:00:00.000Z');
  expect(await dueAt()).toEqual(['running', '2096-06-06T00:00:00.000+08:00']);
});

it('a loaded year is shown as such, goes over what came along, and is in the audit chain', async () => {
  const shown = async (year: number) => {
    const { body } = await house.get(province, CALENDAR);
    return (body['years'] as { year: number }[]).find((each) => each.year === year);
  };
  expect(await shown(2026)).toMatchObject({ loaded: false });
  await put(2026, ['2026-10-01', '2026-05-01', '2026-01-01'], ['2026-01-04']);
  const days = { daysOff: FIXED(2026), makeUpDays: ['2026-01-04'] };
  expect(await shown(2026)).toEqual({ year: 2026, loaded: true, ...days });
  await put(2026, FIXED(2026), ['2026-01-04']);
  const { audit } = consoleCollectionsOf(house.database.db);
  expect(await audit.find({ action: 'calendar.changed' }).toArray()).toMatchObject([
    { subject: 'calendar:2026', details: { before: null, after: days } },
  ]);
});

it('from mid-November on somebody is told while the next year is missing', async () => {
  await put(2096, FIXED(2096));
  house.now = Date.parse('2096-11-14T23:59:00+08:00');
  expect(await missing()).toBe('0');
  house.now = Date.parse('2096-11-15T00:01:00+08:00');
  expect(await missing()).toBe('1');
  house.now = Date.parse('2096-06-01T09:00:00+08:00');
  await put(2097, FIXED(2097));
  house.now = Date.parse('2096-11-15T00:01:00+08:00');
  expect(await missing()).toBe('0');
});

it.each([
  ['daysOff', 2097, ['2097-01-01', '2097-05-01'], []],
  ['daysOff', 2097, [...FIXED(2097), '2096-12-31'], []],
  ['daysOff', 2097, [...FIXED(2097), '2097-02-30'], []],
  ['daysOff', 2097, [...FIXED(2097), '2097-01-01'], []],
  ['makeUpDays', 2097, [...FIXED(2097), '2097-01-05'], ['2097-01-05']],
  ['makeUpDays', 2097, FIXED(2097), ['2097-01-07']],
  ['year', 'soon', FIXED(2097), []],
  ['year', 2018, FIXED(2018), []],
] as const)('a notice with a bad %s is refused: %j', async (field, year, daysOff, makeUpDays) => {
  const answer = await put(year, [...daysOff], [...makeUpDays]);
  expect(refusal(answer)).toEqual([422, 'invalid', field]);
});

it('report counts by a year at once when it is loaded', async () => {
  const now = Date.parse('2096-07-01T12:00:00+08:00');
  await writeScores(house.database.db, randomFacts(new Random(7), 200, '2096-06-01', 20));
  await moveCheckpoint(house.database.db, new Date(now));
  const report = await startReport(house.database.uri, () => now);
  try {
    const pending = async (): Promise<number> => {
      const { series } = await report.json<{ series: { pending: number }[] }>(
        '/v1/scores/area/360000?period=2096-06',
      );
      return series.reduce((sum, row) => sum + row.pending, 0);
    };
    // What cannot be computed accuses nobody: everything is still open.
    expect(await pending()).toBeGreaterThan(0);
    expect(await put(2096, FIXED(2096))).toMatchObject({ status: 200, body: { notLoaded: [] } });
    expect(await pending()).toBe(0);
  } finally {
    await report.close();
  }
});
