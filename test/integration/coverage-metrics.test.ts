import { COLLECTION } from '#shared/contract/storage.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { Random } from '../support/random.js';
import { insertRegistry, insertSource } from '../support/registry-documents.js';
import { AREAS, DEPARTMENTS } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { randomFacts } from '../support/report-facts.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';

type Counts = Record<string, number>;
interface Coverage {
  readonly total: Counts;
  readonly systems: Counts;
}

const NOW = Date.parse('2025-11-20T12:00:00+08:00');
const LIVE_AT = '2025-11-03T09:00:00+08:00';
const ONCE_AT = '2025-07-31T18:30:00+08:00';
const [first] = DEPARTMENTS;
if (first === undefined) throw new Error('no department');

let database: FreshDatabase;
let report: ReportApp;
let samples: ReadonlyMap<string, number>;

beforeAll(async () => {
  database = await freshDatabase('coverage_metrics');
  const { db } = database;
  await insertRegistry(db);
  for (const source of ['LIVE', 'ONCE', 'DUMB']) await insertSource(db, source, [first.code]);
  const arrived = (source: string, at: string, more: object = {}) => ({
    ...{ _id: `${source}|${at}` as never, source, receivedAt: new Date(at), ...more },
  });
  await db
    .collection(COLLECTION.services)
    .insertMany([arrived('LIVE', '2025-10-01T09:00:00+08:00'), arrived('ONCE', ONCE_AT)]);
  await db
    .collection(COLLECTION.ratings)
    .insertMany([
      arrived('LIVE', LIVE_AT, { door: 'forwarded' }),
      arrived('DUMB', LIVE_AT, { door: 'direct' }),
    ]);
  await writeScores(db, randomFacts(new Random(41), 40, '2025-11-01', 19));
  await moveCheckpoint(db, new Date(NOW));
  report = await startReport(database.uri, () => NOW);
  samples = new Map(
    (await report.get('/metrics')).text.split('\n').map((line) => {
      const cut = line.lastIndexOf(' ');
      return [line.slice(0, cut), Number(line.slice(cut + 1))];
    }),
  );
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

const labelled = AREAS.filter(({ level }) => ['province', 'city', 'county'].includes(level));

it.each(labelled)('coverage of $code is what /v1/coverage says of the month', async ({ code }) => {
  const { total } = await report.json<Coverage>(`/v1/coverage?within=${code}`);
  const shown = (name: string, kind: string) =>
    samples.get(`hcp_coverage_${name}{area="${code}",kind="${kind}"}`) ?? 0;
  for (const kind of ['departments', 'items', 'points']) {
    expect(shown('registered', kind)).toBe(total[kind]);
    expect(shown('with_service', kind)).toBe(total[`${kind}WithService`]);
  }
  for (const kind of ['items', 'points']) {
    expect(shown('with_rating', kind)).toBe(total[`${kind}WithActive`]);
  }
});

it('systems are told of the whole province', async () => {
  const { systems } = await report.json<Coverage>('/v1/coverage?within=360000');
  const whole = '{area="360000",kind="systems"}';
  expect(systems['connected']).toBe(1);
  expect(samples.get(`hcp_coverage_registered${whole}`)).toBe(systems['registered']);
  expect(samples.get(`hcp_coverage_with_service${whole}`)).toBe(systems['connected']);
});

it('a source shows when something of it last arrived, and nothing when nothing ever did', () => {
  const last = (source: string) =>
    samples.get(`hcp_source_last_event_timestamp_seconds{source="${source}"}`);
  expect(last('LIVE')).toBe(Date.parse(LIVE_AT) / 1_000);
  expect(last('ONCE')).toBe(Date.parse(ONCE_AT) / 1_000);
  // What citizens said by its invitation, the source did not send.
  expect(last('DUMB')).toBeUndefined();
});

it('every area that labels a metric is named, with where it lies', () => {
  for (const { code, name, parent, level } of labelled) {
    const labels = `area="${code}",name="${name}",parent="${parent}",level="${level}"`;
    expect(samples.get(`hcp_area_info{${labels}}`)).toBe(1);
  }
});
