import { parse } from 'csv-parse/sync';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { COLLECTION } from '#shared/contract/storage.js';
import {
  addLoopCounts,
  loopCounts,
  loopIndicators,
  NO_COUNTS,
  type CaseFile,
  type LoopCounts,
} from '#shared/domain/casework/casework.js';
import { chinaDay } from '#shared/domain/china-time.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import {
  insertMadeCases,
  lineageOf,
  presentRound,
  randomCases,
  type MadeCase,
} from '../support/loop-cases.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { AREAS, DEPARTMENTS } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { moveCheckpoint } from '../support/score-writer.js';

const NOW = Date.parse('2026-07-10T12:00:00+08:00');
const calendar = workCalendar();
const made = randomCases(new Random(7), 3_000, '2026-05-15', 50);
const [rated] = DEPARTMENTS;
if (rated === undefined) throw new Error('no department');

let database: FreshDatabase;
let report: ReportApp;
let now = NOW;

beforeAll(async () => {
  database = await freshDatabase('report_loop');
  await insertRegistry(database.db);
  await insertMadeCases(database.db, made, calendar);
  await moveCheckpoint(database.db, new Date(NOW));
  report = await startReport(database.uri, () => now);
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

interface Rate {
  readonly rate: number | null;
  readonly numerator: number;
  readonly denominator: number;
}
type Figures = { readonly code: string } & Record<'opened' | 'closed' | 'open' | 'late', number> &
  Record<
    'verified' | 'rectified' | 'rectifiedInTime' | 'replied' | 'revisited' | 'satisfied',
    Rate
  > & { readonly excluded: number };
interface Loop {
  readonly total: Figures;
  readonly rows: readonly Figures[];
}

const ask = (query: string) => report.json<Loop>(`/v1/loop?${query}`);

type Is = (file: CaseFile) => boolean;
const inJune: Is = ({ openedAt }) => chinaDay(openedAt).startsWith('2026-06');

/** What one would count by hand. */
function expected(is: Is): LoopCounts {
  const files = made.map((one: MadeCase) => presentRound(one));
  const chosen = files.filter((file) => file.kind === 'bad-rating' && is(file));
  return chosen.map((file) => loopCounts(file, calendar, now)).reduce(addLoopCounts, NO_COUNTS);
}

function counted(figures: Figures): LoopCounts {
  const { opened, closed, late, excluded } = figures;
  const { verified, rectified, rectifiedInTime, replied, revisited, satisfied } = figures;
  return {
    ...{ opened, closed, late, excluded },
    verified: verified.numerator,
    upheld: rectified.denominator,
    rectified: rectified.numerator,
    rectifiable: rectifiedInTime.denominator,
    rectifiedInTime: rectifiedInTime.numerator,
    replied: replied.numerator,
    realNameClosed: revisited.denominator,
    revisited: revisited.numerator,
    satisfied: satisfied.numerator,
  };
}

describe('the loop', () => {
  it('of every area is that of all cases that lie in it', async () => {
    const { rows, total } = await ask('period=2026-06');
    expect(counted(total)).toEqual(expected(inJune));
    const codes = AREAS.map(({ code }) => code).filter((code) => code !== '360000');
    expect(rows.map(({ code }) => code)).toEqual(codes.sort());
    for (const row of rows) {
      const isIn = (file: CaseFile) => lineageOf(file.areaCode).includes(row.code);
      expect(counted(row)).toEqual(expected((file) => inJune(file) && isIn(file)));
    }
    // The story has everything in it that is asked for.
    for (const value of Object.values(expected(inJune))) expect(value).toBeGreaterThan(0);
  });

  it('of every department, peers only and within an area, is that of its cases', async () => {
    const { rows, total } = await ask('by=department&period=2026&within=360100&peers=county');
    const counties = ['360102', '360191'];
    const isIn = (file: CaseFile) => counties.includes(file.areaCode);
    expect(counted(total)).toEqual(expected(isIn));
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      expect(counted(row)).toEqual(expected(({ deptCode }) => deptCode === row.code));
    }
  });

  it('of one department can be asked for, and each rate is its two numbers', async () => {
    const { total, rows } = await ask(`by=department&within=${rated.code}&period=2026`);
    const counts = expected(({ deptCode }) => deptCode === rated.code);
    expect(rows.map(counted)).toEqual([counts]);
    expect(total.open).toBe(counts.opened - counts.closed);
    const rates = loopIndicators(counts);
    expect([total.verified.rate, total.rectified.rate, total.rectifiedInTime.rate]).toEqual([
      ...[rates.verifiedRate, rates.rectifiedRate, rates.rectifiedInTimeRate],
    ]);
    expect([total.replied.rate, total.revisited.rate, total.satisfied.rate]).toEqual([
      ...[rates.repliedRate, rates.revisitedRate, rates.satisfiedRate],
    ]);
  });

  it('counts another kind by itself', async () => {
    const { total } = await ask('period=2026&kind=media');
    expect(total.opened).toBe(made.filter(({ file }) => file.kind === 'media').length);
    expect(total.opened).toBeGreaterThan(0);
  });

  it('has no rate where nothing could have been counted, and no row', async () => {
    const { total, rows } = await ask('period=2025');
    expect(rows).toEqual([]);
    expect(total).toMatchObject({
      opened: 0,
      verified: { rate: null, numerator: 0, denominator: 0 },
      satisfied: { rate: null },
    });
  });

  it('is the same as CSV', async () => {
    const { total, rows } = await ask('period=2026-06');
    const reply = await report.get('/v1/loop?period=2026-06&format=csv');
    expect(reply.headers['content-type']).toMatch(/^text\/csv/);
    const lines = parse<Record<string, string>>(reply.text, { bom: true, columns: true });
    expect(lines.map(({ part, code }) => [part, code])).toEqual([
      ['total', '360000'],
      ...rows.map(({ code }) => ['row', code]),
    ]);
    for (const [i, figures] of [total, ...rows].entries()) {
      expect(lines[i]).toMatchObject({
        opened: String(figures.opened),
        late: String(figures.late),
        verifiedNumerator: String(figures.verified.numerator),
        rectifiedInTimeDenominator: String(figures.rectifiedInTime.denominator),
        satisfiedRate: figures.satisfied.rate === null ? '' : String(figures.satisfied.rate),
      });
    }
  });

  it.each([
    ['by=planet', 'invalid-parameter', 'by'],
    ['kind=gossip', 'invalid-parameter', 'kind'],
    ['period=yesterday', 'invalid-parameter', 'period'],
    ['within=999999', 'unknown-within', 'within'],
    [`within=${rated.code}`, 'invalid-parameter', 'within'],
    ['format=pdf', 'invalid-parameter', 'format'],
    ['area=360000', 'unknown-parameter', 'area'],
  ])('refuses %s', async (query, code, field) => {
    const { status, text } = await report.get(`/v1/loop?${query}`);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ code, field });
  });
});

describe('metrics', () => {
  /** Values of a gauge by their labels. */
  async function gauge(name: string): Promise<Map<string, number>> {
    const { text } = await report.get('/metrics');
    const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`));
    return new Map(
      lines.map((line) => {
        const [, labels = '', value] = /^\w+\{(.*)\} (.*)$/.exec(line) ?? [];
        return [labels, Number(value)];
      }),
    );
  }
  const LABELLED = AREAS.filter(({ level }) => level !== 'town').map(({ code }) => code);
  const open = made.map(presentRound).filter(({ state }) => state !== 'closed');
  const isBelow = (area: string) => (file: CaseFile) => lineageOf(file.areaCode).includes(area);

  it('show the open cases of every subtree by state, and those that are late', async () => {
    const shown = await gauge('hcp_cases_open');
    const wanted = new Map<string, number>();
    for (const area of LABELLED) {
      for (const { state } of open.filter(isBelow(area))) {
        const labels = `area="${area}",state="${state}"`;
        wanted.set(labels, (wanted.get(labels) ?? 0) + 1);
      }
    }
    expect(shown).toEqual(wanted);
    const late = (area: string) =>
      open.filter(isBelow(area)).filter((file) => loopCounts(file, calendar, now).late === 1);
    expect(await gauge('hcp_cases_overdue')).toEqual(
      new Map(LABELLED.map((area) => [`area="${area}"`, late(area).length])),
    );
    expect(late('360829').length).toBeGreaterThan(0);
  });

  it('show the rates of the month where there are any, and of how many cases', async () => {
    const { rows, total } = await ask('period=2026-07');
    const shown = await gauge('hcp_loop_rate');
    const bases = await gauge('hcp_loop_base');
    for (const { code, ...rates } of [total, ...rows]) {
      const value = shown.get(`area="${code}",indicator="rectified_in_time"`) ?? null;
      expect(value).toBe(LABELLED.includes(code) ? rates.rectifiedInTime.rate : null);
      const base = bases.get(`area="${code}",indicator="rectified_in_time"`);
      expect(base).toBe(value === null ? undefined : rates.rectifiedInTime.denominator);
    }
    expect(shown.get('area="360000",indicator="verified"')).toBe(total.verified.rate);
  });
});

describe('an answer that was kept', () => {
  it('is not given any more after a step, nor when time has made something late', async () => {
    const before = await ask('period=2026');
    await database.db
      .collection<{ _id: string }>(COLLECTION.cases)
      .updateMany({ areaCode: '360829' }, { $set: { 'file.marks.answered': NOW } });
    expect(await ask('period=2026')).toEqual(before);
    await database.db
      .collection<{ _id: string }>(COLLECTION.auditHeads)
      .updateOne({ _id: 'chain' }, { $inc: { seq: 1 } }, { upsert: true });
    const after = await ask('period=2026');
    expect(after.total.replied.numerator).toBeGreaterThan(before.total.replied.numerator);
    now += 30 * 86_400_000;
    expect((await ask('period=2026')).total.late).toBeGreaterThan(after.total.late);
  });
});
