import { workCalendar } from '#shared/calendar/work-calendar.js';
import type { WorkedCaseDoc } from '#shared/contract/case-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { startOfChinaDay } from '#shared/domain/china-time.js';
import { unitLateDays, type HonourCase } from '#shared/domain/honour/honour-case.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, lineageOf, randomCases, type MadeCase } from '../support/loop-cases.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { moveCheckpoint } from '../support/score-writer.js';

const NOW = Date.parse('2026-07-10T12:00:00+08:00');
const JUNE = { from: startOfChinaDay('2026-06-01'), until: startOfChinaDay('2026-07-01') };
const calendar = workCalendar();

const [first, second, third, ...others] = DEPARTMENTS;
if (first === undefined || second === undefined || third === undefined) throw new Error('too few');
const placeOf = ({ code, area }: typeof first) => ({ deptCode: code, lineage: lineageOf(area) });

const honourCaseOf = ({ file }: MadeCase): HonourCase => ({
  ...{ code: file.id, unit: file.unit ?? '', falsified: file.falsified, marks: file.marks },
  ...{ clock: file.clock, outcome: file.revisits.outcome },
});
const lateDays = (one: MadeCase): number | undefined =>
  unitLateDays(honourCaseOf(one), calendar, JUNE.until);

const isExemplary = (one: MadeCase): boolean =>
  one.seen === 'yes' &&
  one.file.revisits.outcome === 'satisfied' &&
  (one.file.marks.closed ?? 0) < JUNE.until &&
  lateDays(one) === 0;

/** Cases of one department, closed in June in time and to people's content. */
function exemplary(seed: number, place: ReturnType<typeof placeOf>, count: number): MadeCase[] {
  const made = { places: [place], finished: 1 };
  const cases = randomCases(new Random(seed), 600, '2026-06-01', 20, made);
  return cases.filter(isExemplary).slice(0, count);
}

const made = [
  ...exemplary(1, placeOf(first), 12),
  ...exemplary(2, placeOf(second), 9),
  ...exemplary(3, placeOf(third), 12),
  ...randomCases(new Random(4), 800, '2026-05-01', 60, { places: others.map(placeOf) }),
];

let database: FreshDatabase;
let report: ReportApp;

interface Row {
  readonly code: string;
  readonly areaCode: string;
  readonly list: 'red' | 'black' | null;
  readonly reasons: readonly { readonly code: string }[];
  readonly closed: number;
  readonly revisited: number;
  readonly satisfiedRate: number | null;
  readonly late: readonly { readonly code: string; readonly days: number; readonly link: string }[];
  readonly falsified: readonly { readonly code: string }[];
  readonly figures: string;
}
interface Lists {
  readonly rules: object;
  readonly until: string;
  readonly rows: readonly Row[];
}

const ask = (query: string) => report.json<Lists>(`/v1/honours?${query}`);
const rowOf = async (code: string): Promise<Row | undefined> =>
  (await ask('period=2026-06')).rows.find((row) => row.code === code);
const cases = () => database.db.collection<WorkedCaseDoc>(COLLECTION.cases);

beforeAll(async () => {
  database = await freshDatabase('report_honours');
  await insertRegistry(database.db);
  await insertMadeCases(database.db, made, calendar);
  await cases().updateOne({ 'file.unit': third.code }, { $set: { 'file.falsified': true } });
  await moveCheckpoint(database.db, new Date(NOW));
  report = await startReport(database.uri, () => NOW);
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

describe('the red and black lists', () => {
  it('state their rules, and up to when they look', async () => {
    const { rules, until } = await ask('period=2026-06');
    expect(rules).toEqual({ leastClosed: 10, leastSatisfied: 0.95, mostLateDays: 10 });
    expect(until).toBe('2026-07-01T00:00:00.000+08:00');
  });

  it('have on the red one who closed enough, in time, to people’s content', async () => {
    expect(await rowOf(first.code)).toMatchObject({
      ...{ list: 'red', reasons: [], closed: 12, revisited: 12, satisfiedRate: 1, late: [] },
      figures: `/v1/loop?by=department&within=${first.code}&period=2026-06`,
    });
    const few = await rowOf(second.code);
    expect([few?.list, few?.reasons.map(({ code }) => code)]).toEqual([null, ['too-few']]);
  });

  it('have on the black one who falsified, and name the case', async () => {
    const row = await rowOf(third.code);
    const document = await cases().findOne({ 'file.falsified': true });
    expect(row).toMatchObject({ list: 'black', reasons: [{ code: 'falsified' }] });
    expect(row?.falsified).toEqual([
      { code: document?.listing?.code, link: `/v1/cases/${document?.listing?.code ?? ''}` },
    ]);
  });

  it('name every case in which a unit was late, by so many working days', async () => {
    const { rows } = await ask('period=2026-06');
    const seen = made.filter(({ file, seen }) => seen === 'yes' && file.unit !== undefined);
    const isOfJune = ({ file }: MadeCase): boolean =>
      file.openedAt < JUNE.until && (file.marks.closed ?? Infinity) >= JUNE.from;
    for (const { code } of others) {
      const expected = seen
        .filter((one) => one.file.unit === code && isOfJune(one))
        .map(lateDays)
        .filter((days) => days !== 0);
      const row = rows.find((one) => one.code === code);
      const found = row?.late.map(({ days }) => days) ?? [];
      expect(found.sort()).toEqual(expected.sort());
      const worst = Math.max(0, ...found);
      if (worst > 10) expect(row?.list).toBe('black');
      else expect(row?.list ?? null).not.toBe('black');
    }
    expect(rows.filter(({ list }) => list === 'black').length).toBeGreaterThan(1);
  });

  it('can be asked for one by one, and within an area', async () => {
    const { rows } = await ask(`period=2026-06&list=red&within=${first.area}`);
    expect(rows.map(({ code }) => code)).toContain(first.code);
    expect(new Set(rows.map(({ list }) => list))).toEqual(new Set(['red']));
    const { rows: own } = await ask('period=2026-06&within=360800');
    const below = ['360800', '360829', '360829100'];
    expect(own.filter(({ areaCode }) => !below.includes(areaCode))).toEqual([]);
  });

  it.each(['list=green', 'period=soon', 'within=361111', 'nothing=1'])(
    'refuse %s',
    async (query) => {
      expect((await report.get(`/v1/honours?${query}`)).status).toBe(400);
    },
  );
});
