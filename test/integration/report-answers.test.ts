import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { COLLECTION } from '#shared/contract/storage.js';
import { chinaDay } from '#shared/domain/china-time.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS, subtree } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { randomFacts, randomVisits } from '../support/report-facts.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';

jest.setTimeout(180_000);

type Row = Record<string, number | string | null>;
interface Series {
  series: Row[];
  doors: Row[];
  hours: Row[];
  channels: Row[];
  tags: Row[];
}
interface Coverage {
  total: Row;
  rows: Row[];
  silent: { total: number; departments: { code: string }[] };
}

const NOW = Date.parse('2025-11-20T12:00:00+08:00');
const services = randomFacts(new Random(3), 800, '2025-10-20', 31);
const visits = randomVisits(new Random(4), 300, '2025-10-20', 31);
/** In 2024 there is nothing else. */
const lonely = randomVisits(new Random(5), 20, '2024-03-01', 1);
let database: FreshDatabase;
let report: ReportApp;

beforeAll(async () => {
  database = await freshDatabase('report_answers');
  await insertRegistry(database.db);
  await writeScores(database.db, [...services, ...visits, ...lonely]);
  await moveCheckpoint(database.db, new Date(NOW));
  report = await startReport(database.uri, () => NOW);
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

const sum = (rows: readonly Row[], field: string): number =>
  rows.reduce((all, row) => all + Number(row[field] ?? 0), 0);
const [first] = DEPARTMENTS;
if (first === undefined) throw new Error('no department');

describe('refusals', () => {
  it.each([
    ['/v1/rankings', 400, 'invalid-parameter', 'subject'],
    ['/v1/rankings?subject=planet', 400, 'invalid-parameter', 'subject'],
    ['/v1/rankings?subject=area&subject=item', 400, 'invalid-parameter', 'subject'],
    ['/v1/rankings?subject=intermediary', 400, 'not-offered', 'subject'],
    ['/v1/rankings?subject=area&format=pdf', 400, 'invalid-parameter', 'format'],
    ['/v1/rankings?subject=area&within=999999', 400, 'unknown-within', 'within'],
    ['/v1/rankings?subject=area&within=a.b', 400, 'invalid-parameter', 'within'],
    [`/v1/rankings?subject=area&within=${first.code}`, 400, 'invalid-parameter', 'within'],
    ['/v1/rankings?subject=area&peers=village', 400, 'invalid-parameter', 'peers'],
    ['/v1/rankings?subject=area&period=2026-13', 400, 'invalid-parameter', 'period'],
    ['/v1/rankings?subject=area&period=2025-02-29', 400, 'invalid-parameter', 'period'],
    ['/v1/rankings?subject=area&period=2025-Q5', 400, 'invalid-parameter', 'period'],
    ['/v1/rankings?subject=area&period=', 400, 'invalid-parameter', 'period'],
    ['/v1/rankings?subject=area&indicator=luck', 400, 'invalid-parameter', 'indicator'],
    ['/v1/rankings?subject=area&door=back', 400, 'invalid-parameter', 'door'],
    ['/v1/rankings?subject=area&limit=3', 400, 'unknown-parameter', 'limit'],
    ['/v1/scores/planet/1', 404, 'not-found', 'subject'],
    ['/v1/scores/area/999999', 404, 'not-found', 'code'],
    ['/v1/scores/channel/8', 404, 'not-found', 'code'],
    ['/v1/scores/area/360000?period=now', 400, 'invalid-parameter', 'period'],
    ['/v1/scores/channel/1?within=999999', 400, 'unknown-within', 'within'],
    ['/v1/coverage?page=0', 400, 'invalid-parameter', 'page'],
    ['/v1/coverage?pageSize=501', 400, 'invalid-parameter', 'pageSize'],
    ['/v1/coverage?within=999999', 400, 'unknown-within', 'within'],
    ['/v1/nothing', 404, 'not-found', undefined],
  ])('%s', async (path, status, code, field) => {
    const reply = await report.get(path);
    const { detail, ...problem } = JSON.parse(reply.text) as Record<string, unknown>;
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(problem).toMatchObject({ status, code, ...(field === undefined ? {} : { field }) });
    expect([reply.status, typeof detail]).toEqual([status, 'string']);
  });
});

describe('a single score', () => {
  it.each([
    ['area/360100', '2025-11'],
    ['area/360000', '2025-Q4'],
    [`department/${first.code}`, '2025-11'],
    [`department/${first.code}`, '2025'],
    [`item/${first.items[0] ?? ''}`, '2025-11'],
    [`point/${first.points[0] ?? ''}`, '2025-11'],
    ['channel/2', '2025-11'],
    ['hours/booked', '2025-11-12'],
  ])('%s in %s is the sum of its parts', async (path, period) => {
    const score = await report.json<Row & Series>(`/v1/scores/${path}?period=${period}`);
    expect(score['valid']).toBeGreaterThan(0);
    for (const field of [
      'valid',
      'good',
      'bad',
      'excluded',
      'due',
      'active',
      'defaulted',
      'pending',
    ]) {
      expect(sum(score.series, field)).toBe(Number(score[field]));
    }
    expect(sum(score.doors, 'valid')).toBe(score['valid']);
    if (score.channels.length > 0) {
      expect(sum(score.channels, 'valid')).toBe(score['valid']);
      expect(sum(score.hours, 'due')).toBe(score['due']);
    }
  });

  it('is the same as CSV', async () => {
    const path = '/v1/scores/area/360100?period=2025-11';
    const score = await report.json<Row & Series>(path);
    const { text } = await report.get(`${path}&format=csv`);
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    const total = rows.find((row) => row['part'] === 'total');
    for (const field of ['valid', 'goodRate', 'score', 'due', 'pending', 'activeRate']) {
      expect(total?.[field]).toBe(String(score[field]));
    }
    expect(rows.filter((row) => row['part'] === 'period')).toHaveLength(score.series.length);
  });
});

describe('visits without a case', () => {
  const firstPoint = first.points[0] ?? '';
  const inFirst = (code: string) => code === first.code;

  /** What was said of visits to these departments and points in these days, one by one. */
  function expected(
    isIn: (deptCode: string, pointCode: string | undefined) => boolean,
    [from, to]: readonly [string, string],
  ) {
    const levels: Record<string, number> = { '1': 0, '2': 0, '3': 0, '4': 0, '5': 0 };
    let excluded = 0;
    for (const { deptCode, ratings, decisions } of visits) {
      const [{ level, ratedAt, pointCode, key } = { level: 0, ratedAt: 0, key: '' }] = ratings;
      const day = chinaDay(ratedAt);
      if (!isIn(deptCode, pointCode) || day < from || day > to) continue;
      if (decisions.some(({ ratingKey }) => ratingKey === key)) excluded += 1;
      else levels[level] = (levels[level] ?? 0) + 1;
    }
    const { 1: one = 0, 2: two = 0, 3: three = 0, 4: four = 0, 5: five = 0 } = levels;
    const [good, bad] = [three + four + five, one + two];
    return { total: good + bad, good, bad, levels, excluded };
  }
  const below = (area: string) => {
    const areas = subtree(area);
    const codes = new Set(DEPARTMENTS.flatMap((one) => (areas.has(one.area) ? [one.code] : [])));
    return (code: string) => codes.has(code);
  };
  const YEAR = ['2025-01-01', '2025-12-31'] as const;
  const OCTOBER = ['2025-10-01', '2025-10-31'] as const;
  const NOVEMBER = ['2025-11-01', '2025-11-30'] as const;
  const DAY = ['2025-11-03', '2025-11-03'] as const;

  it.each([
    ['area/360000', '2025', below('360000'), YEAR],
    ['area/360100', '2025-Q4', below('360100'), YEAR],
    ['area/360100', '2025-10', below('360100'), OCTOBER],
    ['area/360000', '2025-11-03', below('360000'), DAY],
    [`department/${first.code}`, '2025-11', inFirst, NOVEMBER],
    [`point/${firstPoint}`, '2025-11', (_: string, at?: string) => at === firstPoint, NOVEMBER],
    [`point/${firstPoint}`, '2025', (_: string, at?: string) => at === firstPoint, YEAR],
  ] as const)('are shown apart in the score of %s in %s', async (path, period, isIn, days) => {
    const score = await report.json<{ visits: unknown }>(`/v1/scores/${path}?period=${period}`);
    const wanted = expected(isIn, days);
    expect(wanted.total).toBeGreaterThan(0);
    expect(score.visits).toEqual(wanted);
    const { text } = await report.get(`/v1/scores/${path}?period=${period}&format=csv`);
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    expect(rows.filter(({ part }) => part === 'visits')).toEqual([
      expect.objectContaining({
        ...{ code: 'visit', name: '无办件评价', valid: '', goodRate: '', score: '', due: '' },
        ...{ good: String(wanted.good), bad: String(wanted.bad), count: String(wanted.total) },
        ...{ level1: String(wanted.levels['1']), excluded: String(wanted.excluded) },
      }),
    ]);
  });

  it.each([`item/${first.items[0] ?? ''}`, 'channel/2', 'hours/booked'])(
    'are none of %s',
    async (path) => {
      const score = await report.json<{ visits: unknown }>(`/v1/scores/${path}?period=2025-11`);
      expect(score.visits).toBeNull();
      const { text } = await report.get(`/v1/scores/${path}?period=2025-11&format=csv`);
      expect(text).not.toContain('visit');
    },
  );

  it('alone put nobody into a ranking', async () => {
    const { visits: all } = await report.json<{ visits: { total: number } }>(
      '/v1/scores/area/360000?period=2024-03',
    );
    expect(all.total).toBeGreaterThan(0);
    const path = '/v1/rankings?subject=point&period=2024-03';
    expect(await report.json(path)).toMatchObject({ rows: [], insufficient: [] });
  });
});

describe('coverage', () => {
  it('counts the registry against what was sent, and names who is silent', async () => {
    const coverage = await report.json<Coverage>('/v1/coverage?period=2025&within=360000');
    const sent = new Set(
      services.flatMap(({ deptCode, revisions }) =>
        revisions.some(({ withdrawn }) => withdrawn !== true) ? [deptCode] : [],
      ),
    );
    expect(coverage.total).toMatchObject({
      departments: DEPARTMENTS.length,
      departmentsWithService: sent.size,
      items: DEPARTMENTS.length * 3,
      points: DEPARTMENTS.length * 2,
      departmentCoverage: sent.size / DEPARTMENTS.length,
    });
    const quiet = DEPARTMENTS.slice(-2).map(({ code }) => code);
    expect(coverage.silent.total).toBe(2);
    expect(coverage.silent.departments.map(({ code }) => code)).toEqual(quiet.sort());
    for (const field of ['departments', 'items', 'itemsWithService', 'itemsWithActive', 'points']) {
      expect(sum(coverage.rows, field)).toBe(coverage.total[field]);
    }
  });

  it('shows one page of the silent, and the same as CSV', async () => {
    const page = await report.json<Coverage>('/v1/coverage?period=2024&pageSize=5&page=2');
    expect([page.silent.total, page.silent.departments.length]).toEqual([DEPARTMENTS.length, 5]);
    const { text } = await report.get('/v1/coverage?period=2024&pageSize=5&page=2&format=csv');
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    expect(rows.filter((row) => row['kind'] === 'silent').map((row) => row['code'])).toEqual(
      page.silent.departments.map(({ code }) => code),
    );
  });
});

describe('metrics', () => {
  it('shows areas with data, open cases, and the last reconciliation', async () => {
    const before = (await report.get('/metrics')).text;
    expect(before).not.toMatch(/^hcp_reconcile_difference \d/m);
    const due = DEPARTMENTS.filter(({ area }) => subtree('360100').has(area));
    expect(due.length).toBeGreaterThan(0);
    expect(before).toMatch(/^hcp_area_due\{area="360100",period="month"\} \d+$/m);
    expect(before).toMatch(/^hcp_area_good_rate\{area="360191",period="month"\} 0\.\d+$/m);
    expect(before).not.toMatch(/area="360829100"/);
    const { db } = database;
    await db.collection<{ _id: string }>(COLLECTION.cases).insertOne({
      ...{ _id: 'case', deptCode: 'x', areaCode: '360829100', state: 'verifying' },
    });
    await db
      .collection<{ _id: string }>(COLLECTION.meta)
      .insertOne({ ...{ _id: 'reconcile', differences: 0, at: new Date() } });
    // Scrapes closer together than two seconds share what was read.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const after = (await report.get('/metrics')).text;
    expect(after).toMatch(/^hcp_cases_open\{area="360829",state="verifying"\} 1$/m);
    expect(after).toMatch(/^hcp_reconcile_difference 0$/m);
  });
});

it('describes itself', async () => {
  const document = await report.json<{ openapi: string; paths: Record<string, unknown> }>(
    '/openapi.json',
  );
  expect(document.openapi).toMatch(/^3\./);
  const paths = [
    '/v1/bad-ratings',
    '/v1/coverage',
    '/v1/exports/cases',
    '/v1/exports/ratings',
    '/v1/honours',
    '/v1/loop',
    '/v1/publications',
    '/v1/publications/{number}',
    '/v1/publications/{number}/bulletin.docx',
    '/v1/publications/{number}/bulletin.pdf',
    '/v1/publications/{number}/{file}',
    '/v1/rankings',
    '/v1/scores/{subject}/{code}',
  ];
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(paths));
});
