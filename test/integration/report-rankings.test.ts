import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parsePeriod, type Period } from '#shared/domain/period.js';
import { wilsonInterval } from '#shared/domain/wilson.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { AREAS, DEPARTMENTS, subtree } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { randomFacts, randomVisits } from '../support/report-facts.js';
import { allDepartments, expectedRows, type Expected } from '../support/report-oracle.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';

jest.setTimeout(180_000);

type Row = Record<string, number | string | null> & { code: string; name: string };
interface Answer {
  asOf: string | null;
  total: Row;
  rows: (Row & { rank: number; change: number | null })[];
  insufficient: Row[];
}

/** 5 January 2026, a Monday: services since 26 December may still be rated. */
const NOW = Date.parse('2026-01-05T12:00:00+08:00');
const OPEN = [26, 27, 28, 29, 30, 31].map((d) => `2025-12-${d}`);
const OPEN_DAYS = new Set([...OPEN, ...[1, 2, 3, 4, 5, 6].map((d) => `2026-01-0${d}`)]);
const PERIODS = [
  '2025',
  '2026',
  '2025-Q4',
  '2026-Q1',
  '2025-12',
  '2026-01',
  '2025-12-29',
  '2026-01-05',
];
const SUBJECTS = ['area', 'department', 'item', 'point', 'channel', 'hours'];
const WEIGHTS = [0, 30, 60, 80, 100];
const AT = new Date('2026-01-05T03:59:00Z');

const services = randomFacts(new Random(7), 1_500, '2025-10-20', 80);
/** Beside them, and in no expectation: a ranking does not know of visits. */
const visits = randomVisits(new Random(8), 400, '2025-10-20', 80);
let database: FreshDatabase;
let report: ReportApp;

beforeAll(async () => {
  database = await freshDatabase('report_rankings');
  await insertRegistry(database.db);
  await writeScores(database.db, [...services, ...visits]);
  await moveCheckpoint(database.db, AT);
  report = await startReport(database.uri, () => NOW, { HCP_MINIMUM_SAMPLE: '8' });
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

const ranking = (query: string) => report.json<Answer>(`/v1/rankings?${query}`);
const period = (name: string): Period => {
  const parsed = parsePeriod(name);
  if (parsed === undefined) throw new Error(`${name} is no period`);
  return parsed;
};

const NONE: Expected = { levels: [0, 0, 0, 0, 0], due: 0, active: 0, defaulted: 0, pending: 0 };

/** A row worked out by hand from what happened. */
function rowOf({ levels, due, active, defaulted, pending }: Expected, hasCohort: boolean) {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = levels;
  const [bad, good] = [one + two, three + four + five];
  const valid = bad + good;
  const points = levels.reduce((sum, n, i) => sum + n * (WEIGHTS[i] ?? 0), 0);
  const wilson = wilsonInterval(good, valid);
  const cohort = { due, active, defaulted, unrated: due - active - defaulted, pending };
  return {
    ...{ valid, good, bad },
    goodRate: valid === 0 ? null : good / valid,
    goodRateLow: wilson?.low ?? null,
    goodRateHigh: wilson?.high ?? null,
    score: valid === 0 ? null : points / valid,
    ...(hasCohort
      ? { ...cohort, activeRate: due === 0 ? null : active / due }
      : {
          due: null,
          active: null,
          defaulted: null,
          unrated: null,
          pending: null,
          activeRate: null,
        }),
  };
}

function figuresOf(row: Row): Record<string, unknown> {
  const { rank, change, code, name, ...figures } = row;
  expect([typeof code, typeof name]).toEqual(['string', 'string']);
  expect(rank === undefined || typeof rank === 'number').toBe(true);
  expect(change === null || typeof change === 'number').toBe(true);
  return figures;
}

describe.each(SUBJECTS)('a ranking of %s', (subject) => {
  it.each(PERIODS)('shows in %s what happened, through each door', async (name) => {
    for (const door of ['all', 'direct', 'forwarded']) {
      const answer = await ranking(`subject=${subject}&period=${name}&door=${door}`);
      const expected = expectedRows(services, {
        ...{ subject, period: period(name), door },
        departments: allDepartments,
        openDays: OPEN_DAYS,
      });
      const shown = [...answer.rows, ...answer.insufficient];
      expect(new Set(shown.map((row) => row.code)).size).toBe(shown.length);
      for (const code of expected.keys()) {
        const isTop = subject === 'area' && code === '360000';
        expect(shown.some((row) => row.code === code)).toBe(!isTop);
      }
      for (const row of shown) {
        const want = rowOf(expected.get(row.code) ?? NONE, subject !== 'channel');
        expect({ code: row.code, ...figuresOf(row) }).toEqual({ code: row.code, ...want });
      }
    }
  });

  it.each([
    ['goodRate', 'goodRateLow', 'valid', -1],
    ['score', 'score', 'valid', -1],
    ['bad', 'bad', 'valid', 1],
    ['valid', 'valid', 'valid', -1],
    ['activeRate', 'activeRate', 'due', -1],
    ['due', 'due', 'due', -1],
    ['defaulted', 'defaulted', 'due', 1],
  ] as const)(
    'ranks by %s: 1, 1, 3, and apart from small samples',
    async (indicator, by, sample, sign) => {
      const query = `subject=${subject}&period=2025-12&indicator=${indicator}`;
      const { rows, insufficient } = await ranking(query);
      rows.forEach((row, i) => {
        const better = rows.filter((one) => sign * (Number(one[by]) - Number(row[by])) < 0).length;
        expect(row.rank).toBe(better + 1);
        expect(Number(row[sample])).toBeGreaterThanOrEqual(8);
        const next = rows[i + 1];
        if (next?.rank === row.rank)
          expect(Number(next['valid'])).toBeLessThanOrEqual(Number(row['valid']));
      });
      for (const row of insufficient) {
        expect(row).not.toHaveProperty('rank');
        expect(Number(row[sample] ?? 0)).toBeLessThan(8);
      }
      const before = await ranking(query.replace('2025-12', '2025-11'));
      const old = new Map(before.rows.map((row) => [row.code, row.rank]));
      for (const { code, rank, change } of rows) {
        const was = old.get(code);
        expect(change).toBe(was === undefined ? null : was - rank);
      }
    },
  );
});

describe('within and peers', () => {
  it('takes all departments of the subtree, silent ones too', async () => {
    const { rows, insufficient } = await ranking('subject=department&within=360800&period=2025');
    const below = subtree('360800');
    const expected = DEPARTMENTS.filter(({ area }) => below.has(area)).map(({ code }) => code);
    expect([...rows, ...insufficient].map(({ code }) => code).sort()).toEqual(expected.sort());
  });

  it.each(['province', 'city', 'county', 'town'])(
    'ranks areas of level %s with each other',
    async (level) => {
      const { rows, insufficient } = await ranking(`subject=area&peers=${level}&period=2025`);
      const expected = AREAS.filter((area) => area.level === level).map(({ code }) => code);
      expect([...rows, ...insufficient].map(({ code }) => code).sort()).toEqual(expected.sort());
    },
  );

  it('adds up: an area is the sum of its departments, all doors the sum of each', async () => {
    const departments = await ranking('subject=department&within=360100&period=2025');
    const area = await ranking('subject=area&peers=city&period=2025');
    const nanchang = [...area.rows, ...area.insufficient].find(({ code }) => code === '360100');
    for (const field of [
      'valid',
      'good',
      'bad',
      'due',
      'active',
      'defaulted',
      'unrated',
      'pending',
    ]) {
      const sum = [...departments.rows, ...departments.insufficient]
        .map((row) => Number(row[field]))
        .reduce((a, b) => a + b, 0);
      expect(nanchang?.[field]).toBe(sum);
      expect(departments.total[field]).toBe(sum);
    }
    const byDoor = await Promise.all(
      ['direct', 'forwarded'].map((door) => ranking(`subject=area&period=2025&door=${door}`)),
    );
    const all = await ranking('subject=area&period=2025');
    expect(byDoor.reduce((sum, { total }) => sum + Number(total['valid']), 0)).toBe(
      all.total['valid'],
    );
  });

  it('lists a department’s whole catalogue, and what the registry lacks by its code', async () => {
    const department = DEPARTMENTS[0];
    if (department === undefined) throw new Error('no department');
    const { rows, insufficient } = await ranking(
      `subject=item&within=${department.code}&period=2024`,
    );
    expect([...rows, ...insufficient].map(({ code }) => code)).toEqual(
      [...department.items].sort(),
    );
  });
});

describe('csv', () => {
  it('carries the same rows, those with small samples last', async () => {
    const { text, headers } = await report.get(
      '/v1/rankings?subject=department&period=2025-12&format=csv',
    );
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[\x20-\x7e]+\.csv"; filename\*=UTF-8''[\x21-\x7e]+$/,
    );
    expect(text.startsWith('\uFEFF')).toBe(true);
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    const answer = await ranking('subject=department&period=2025-12');
    const shown = [...answer.rows, ...answer.insufficient];
    expect(rows.map((row) => row['code'])).toEqual(shown.map(({ code }) => code));
    rows.forEach((row, i) => {
      for (const [field, value] of Object.entries(shown[i] ?? {})) {
        expect(row[field]).toBe(value === null ? '' : String(value));
      }
      expect(row['note']).toBe(i < answer.rows.length ? '' : '样本不足');
    });
  });
});

describe('freshness', () => {
  it('says up to when it counts, and serves nothing older than the checkpoint', async () => {
    const query = 'subject=area&peers=province&period=2026-01';
    const before = await ranking(query);
    expect(before.asOf).toBe(AT.toISOString());
    await writeScores(database.db, randomFacts(new Random(8), 50, '2026-01-02', 1));
    const later = new Date(AT.getTime() + 1_000);
    await moveCheckpoint(database.db, later);
    const after = await ranking(query);
    expect(after.asOf).toBe(later.toISOString());
    expect(Number(after.total['valid'])).toBeGreaterThan(Number(before.total['valid']));
  });

  it('reads one generation: the new one as soon as it stands', async () => {
    const query = 'subject=area&peers=province&period=2025-11';
    await writeScores(database.db, services.slice(0, 100), 2);
    const before = await ranking(query);
    await database.db
      .collection<{ _id: string }>('meta')
      .updateOne({ _id: 'generation' }, { $set: { generation: 2 } }, { upsert: true });
    const after = await ranking(query);
    expect([before, after].map((answer) => answer.total['valid'])).toEqual(
      [services, services.slice(0, 100)].map((facts) =>
        expectedRows(facts, {
          ...{ subject: 'area', period: period('2025-11'), door: 'all' },
          departments: allDepartments,
          openDays: OPEN_DAYS,
        })
          .get('360000')
          ?.levels.reduce((a, b) => a + b, 0),
      ),
    );
  });
});
