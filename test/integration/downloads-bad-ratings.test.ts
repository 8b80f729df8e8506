import { parse } from 'csv-parse/sync';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { sealContext } from '#shared/contract/sealed.js';
import { serviceOfKey } from '#shared/domain/keys.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import { CountingHouse, decision, rating, visit } from '../support/counting-house.js';
import { readWorkbook } from '../support/file-readers.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, randomCases } from '../support/loop-cases.js';
import { Random } from '../support/random.js';
import { ratingRows } from '../support/rating-rows.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';

const NOW = Date.parse('2026-07-10T12:00:00+08:00');
const COUNTY = '360829';
const [rated, other] = DEPARTMENTS.filter(({ area }) => area === COUNTY);
if (rated === undefined || other === undefined) throw new Error('too few departments');
/** Made up: nobody has them. */
const WORDS = '窗口态度很差，找张三丰，电话19900001234';
const CASES = 300;

interface Named {
  readonly code: string | null;
  readonly name: string | null;
}
type Row = Readonly<Record<string, unknown>> & { readonly department: Named; readonly item: Named };
interface Answer {
  readonly within: string;
  readonly rows: readonly Row[];
}

let database: FreshDatabase;
let report: ReportApp;

beforeAll(async () => {
  database = await freshDatabase('downloads_bad');
  await insertRegistry(database.db);
  const house = CountingHouse.on(database);
  const june = { areaCode: COUNTY, assessTime: '2026-06-03T10:20:30+08:00' };
  const ofRated = { ...june, deptCode: rated.code, taskCode: rated.items[0] };
  const ofOther = { ...june, deptCode: other.code, taskCode: other.items[0] };
  const key = `${rated.code}|S|=SECRET-1|1|1|c`;
  await house.tell([
    rating({
      ...ofRated,
      projectNo: '=SECRET-1',
      satisfaction: 1,
      writingEvaluation: house.sealer.seal(WORDS, sealContext('writingEvaluation', key)),
    }),
    rating({ ...ofOther, projectNo: 'S-2', satisfaction: 2 }),
    rating({ ...ofOther, projectNo: 'S-3', satisfaction: 5, handlerSatisfaction: 1 }),
    rating({ ...ofOther, projectNo: 'S-4', satisfaction: 4 }),
    rating({
      ...ofOther,
      projectNo: 'S-5',
      satisfaction: 1,
      assessTime: '2026-07-01T00:00:00+08:00',
    }),
    visit({ ...june, deptCode: other.code, pointCode: other.points[0], satisfaction: 1 }),
  ]);
  await house.tell([decision({ ratingKey: `${other.code}|S|S-2|1|1|c` })]);
  await insertWorkedCases();
  report = await startReport(database.uri, () => NOW);
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

/** Cases that officers have worked on, each of a bad rating of June of its own service. */
async function insertWorkedCases(): Promise<void> {
  const made = randomCases(new Random(51), CASES, '2026-06-01', 20, { finished: 0.5 });
  const rows = [...ratingRows(new Random(52), CASES, DEPARTMENTS, '2026-06-01', 20)];
  const bound = made.map((one, i) => {
    const row = rows[i];
    if (row === undefined) throw new Error('too few ratings');
    const kind = 'bad-rating' as const;
    return { ...one, file: { ...one.file, kind, id: serviceOfKey(row._id), ratings: [row._id] } };
  });
  const { ratings } = collectionsOf(database.db);
  await ratings.insertMany(rows.map((row) => ({ ...row, level: 2 as const })));
  await insertMadeCases(database.db, bound, workCalendar());
}

const path = (query: string) => `/v1/bad-ratings?period=2026-06&${query}`;
const list = (query: string) => report.json<Answer>(path(query));
const of = ({ rows }: Answer, code: string | undefined) =>
  rows.filter(({ department }) => department.code === code);

it('every bad rating of the period is listed, of the matter or of the person, and no other', async () => {
  const whole = await list('within=360000');
  expect(whole.rows).toHaveLength(CASES + 4);
  const own = await list(`within=${other.code}`);
  expect(own.rows).toEqual(of(whole, other.code));
  const levels = own.rows.map(({ level, handlerLevel }) => [level, handlerLevel]);
  expect(levels).toContainEqual([5, 1]);
  expect(levels.every(([level, handler]) => Number(level) <= 2 || Number(handler) <= 2)).toBe(true);
  expect((await list('within=360829')).rows.length).toBeLessThan(whole.rows.length);
});

it('what became of a rating stands beside it: its case, what was found and done', async () => {
  const { rows } = await list('within=360000');
  const finished = rows.filter(({ state }) => state === '已办结');
  expect(finished.length).toBeGreaterThan(20);
  const told = finished.find(
    ({ finding, revisited }) => finding === '属实' && revisited === '满意',
  );
  expect(told).toMatchObject({
    rectifiedAt: expect.stringMatching(/^2026-0[67]-\d\d \d\d:\d\d:\d\d$/) as string,
    closedAt: expect.stringMatching(/^2026-0[67]-/) as string,
    falsified: false,
  });
  const { cases } = collectionsOf(database.db);
  const seen = await cases.countDocuments({ 'file.finding': 'upheld' });
  expect(rows.filter(({ finding }) => finding === '属实')).toHaveLength(seen);
  const excluded = rows.filter(({ counted }) => counted === false);
  expect(excluded.map(({ department }) => department.code)).toEqual([other.code]);
});

it('nothing in any format tells whose rating it is, or what was written', async () => {
  for (const format of ['json', 'csv']) {
    const { text } = await report.get(path(`format=${format}`));
    for (const secret of ['SECRET', '张三丰', '19900001234']) {
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
    expect(text.match(/\*\*\*/g)).toHaveLength(1);
  }
  const { rows } = await list('within=360000');
  for (const { ratedOn } of rows) expect(ratedOn).toMatch(/^2026-06-\d\d$/);
});

it('CSV and workbook have in every cell what the JSON has', async () => {
  const { rows } = await list('within=360000');
  const wanted = rows.map((row) => [
    ...[row.department.code, row.department.name, row.item.code, row['ratedOn']],
    ...[row['state'], row['finding'], row['rectifiedAt'], row['revisited']].map(
      (one) => one ?? null,
    ),
  ]);
  const names = [
    '部门代码',
    '部门',
    '事项代码',
    '评价日期',
    '案件状态',
    '核实结论',
    '整改时间',
    '回访结果',
  ];
  const csv = parse<Record<string, string>>(await report.file(path('format=csv')), {
    ...{ bom: true, columns: true },
  });
  const plain = (text = '') => (text === '' ? null : text.replace(/^\t/, ''));
  expect(csv.map((line) => names.map((name) => plain(line[name])))).toEqual(wanted);
  const [sheet] = (await readWorkbook(await report.file(path('format=xlsx')))).sheets;
  const header = sheet?.rows[3] ?? [];
  const at = names.map((name) => header.indexOf(name));
  expect(sheet?.rows.slice(4).map((row) => at.map((place) => row[place] ?? null))).toEqual(wanted);
  expect(sheet?.rows[0]?.[0]).toBe('江西省差评台账');
});

it('a place that the registry does not have is refused', async () => {
  expect((await report.get(path('within=999999'))).status).toBe(400);
});
