import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { COLLECTION } from '#shared/contract/storage.js';
import { addDays, chinaDay, dayNumber } from '#shared/domain/china-time.js';
import type { ServiceFacts } from '#shared/domain/service-facts.js';
import { readWorkbook } from '../support/file-readers.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { Random } from '../support/random.js';
import { insertRegistry, insertSource } from '../support/registry-documents.js';
import { AREAS, DEPARTMENTS, subtree, type TestDepartment } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { randomFacts } from '../support/report-facts.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';

jest.setTimeout(180_000);

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly deptCode: string | null;
  readonly areaCode: string | null;
  readonly lastHeard: string | null;
  readonly silentDays: number | null;
}
interface Missing {
  readonly registered: number;
  readonly missing: number;
  readonly lookedBackTo: string | null;
  readonly entries: readonly Entry[];
}
type Kind = 'department' | 'item' | 'point';
type What = 'service' | 'rating';

const NOW = Date.parse('2025-11-20T12:00:00+08:00');
const TODAY = '2025-11-20';
const EVIL = '<script>alert("x")</script>';
/** Little in November, more before, and a little long ago. */
const facts: readonly ServiceFacts[] = [
  ...randomFacts(new Random(31), 25, '2025-11-01', 19),
  ...randomFacts(new Random(32), 40, '2025-09-10', 30),
  ...randomFacts(new Random(33), 30, '2025-01-05', 20),
  ...randomFacts(new Random(34), 15, '2024-03-05', 20),
];
/** The first month whose items are looked at, half a year back from today. */
const ITEMS_SINCE = '2025-06-01';
const [evil] = DEPARTMENTS;
if (evil === undefined) throw new Error('no department');

let database: FreshDatabase;
let report: ReportApp;

beforeAll(async () => {
  database = await freshDatabase('coverage');
  const { db } = database;
  await insertRegistry(db);
  await db
    .collection(COLLECTION.departments)
    .updateOne({ code: evil.code }, { $set: { name: EVIL } });
  await insertSource(db, 'LIVE', [evil.code]);
  await insertSource(db, 'ONCE', [evil.code]);
  await insertSource(db, 'DUMB', [evil.code]);
  const arrived = (source: string, day: string) => ({
    _id: `${source}|${day}` as never,
    source,
    receivedAt: new Date(`${day}T23:30:00+08:00`),
  });
  await db
    .collection(COLLECTION.services)
    .insertMany([
      arrived('LIVE', '2025-11-03'),
      arrived('LIVE', '2025-10-03'),
      arrived('ONCE', '2025-07-31'),
    ]);
  await db
    .collection(COLLECTION.ratings)
    .insertOne({ ...arrived('ONCE', '2025-11-02'), door: 'forwarded' });
  await writeScores(db, facts);
  await moveCheckpoint(db, new Date(NOW));
  report = await startReport(database.uri, () => NOW);
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

/** Whom an event is of, and its days of service and of chosen ratings, one by one. */
function* heardOf(kind: Kind, what: What): Generator<{ code: string; day: string }> {
  for (const { deptCode, revisions, ratings } of facts) {
    const service = revisions[0];
    const own = kind === 'point' ? service?.pointCode : service?.taskCode;
    if (what === 'service') {
      const code = kind === 'department' ? deptCode : own;
      if (service === undefined || service.withdrawn === true || code === undefined) continue;
      yield { code, day: chinaDay(service.servedAt) };
      continue;
    }
    for (const { isDefault, round, ratedAt, taskCode } of ratings) {
      const code = { department: deptCode, item: taskCode, point: service?.pointCode }[kind];
      if (!isDefault && round === 1 && code !== undefined) yield { code, day: chinaDay(ratedAt) };
    }
  }
}

const registered = (kind: Kind, department: TestDepartment): readonly string[] =>
  kind === 'department'
    ? [department.code]
    : kind === 'item'
      ? department.items
      : department.points;

/** Who is missing in November, told from what happened. */
function expected(kind: Kind, what: What, within: ReadonlySet<string>): [string, string | null][] {
  const last = new Map<string, string>();
  const heard = new Set<string>();
  for (const { code, day } of heardOf(kind, what)) {
    if (day > (last.get(code) ?? '')) last.set(code, day);
    if (day >= '2025-11-01' && day <= '2025-11-30') heard.add(code);
  }
  return DEPARTMENTS.filter(({ area }) => within.has(area))
    .flatMap((department) => registered(kind, department))
    .filter((code) => !heard.has(code))
    .map((code): [string, string | null] => {
      const day = last.get(code) ?? null;
      return [code, kind !== 'department' && day !== null && day < ITEMS_SINCE ? null : day];
    })
    .sort(([a, x], [b, y]) => ((x ?? '0') + a < (y ?? '0') + b ? -1 : 1));
}

const PROVINCE = new Set(AREAS.map(({ code }) => code));
const path = (kind: string, what: string, more = '') =>
  `/v1/coverage/missing?kind=${kind}&what=${what}&period=2025-11${more}`;

describe('who is missing', () => {
  it.each([
    ['department', 'service', '360000'],
    ['department', 'rating', '360800'],
    ['item', 'service', '360000'],
    ['item', 'rating', '360000'],
    ['point', 'service', '360100'],
    ['point', 'rating', '360000'],
  ] as const)(
    'are these %ss without a %s in %s, the longest silent first',
    async (kind, what, within) => {
      const areas = within === '360000' ? PROVINCE : subtree(within);
      const answer = await report.json<Missing>(path(kind, what, `&within=${within}&pageSize=500`));
      const wanted = expected(kind, what, areas);
      expect(wanted.some(([, day]) => day === null) && wanted.some(([, day]) => day !== null)).toBe(
        true,
      );
      expect(answer.entries.map(({ code, lastHeard }) => [code, lastHeard])).toEqual(wanted);
      expect(answer.missing).toBe(wanted.length);
      for (const { lastHeard, silentDays } of answer.entries) {
        const days = lastHeard === null ? null : dayNumber(TODAY) - dayNumber(lastHeard);
        expect(silentDays).toBe(days === null ? null : Math.max(0, days));
      }
      expect(answer.lookedBackTo).toBe(kind === 'department' ? null : ITEMS_SINCE);
    },
  );

  it('are on pages that together are the file, and in the workbook', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        report.json<Missing>(path('item', 'service', `&pageSize=20&page=${n}`)),
      ),
    );
    const codes = pages.flatMap(({ entries }) => entries.map(({ code }) => code));
    const { text } = await report.get(path('item', 'service', '&format=csv'));
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    expect(codes.length).toBeGreaterThan(40);
    expect(rows.map((row) => row['code'])).toEqual(codes);
    const book = await readWorkbook(await report.file(path('item', 'service', '&format=xlsx')));
    const cells = book.sheets[0]?.rows.flat() ?? [];
    expect(codes.filter((code) => !cells.includes(code))).toEqual([]);
  });

  it('are systems too, by what arrived of them, service records and ratings apart', async () => {
    const of = async (what: What) =>
      (await report.json<Missing>(path('source', what))).entries.map((one) => [
        one.code,
        one.lastHeard,
      ]);
    expect(await of('service')).toEqual([
      ['DUMB', null],
      ['ONCE', '2025-07-31'],
    ]);
    expect(await of('rating')).toEqual([
      ['DUMB', null],
      ['LIVE', null],
    ]);
    const { systems } = await report.json<{ systems: object }>('/v1/coverage?period=2025-11');
    expect(systems).toEqual({ registered: 3, connected: 2, coverage: 2 / 3 });
  });

  it('are looked for by an index and not by reading the ledger', async () => {
    const arrived = { source: 'LIVE', receivedAt: { $gte: new Date(0), $lt: new Date(NOW) } };
    for (const [name, find] of [
      [COLLECTION.services, arrived],
      [COLLECTION.ratings, { ...arrived, door: 'forwarded' }],
    ] as const) {
      const plan = await database.db
        .collection(name)
        .find(find, { projection: { _id: 0, receivedAt: 1 } })
        .sort({ receivedAt: -1 })
        .limit(1)
        .explain('executionStats');
      expect(JSON.stringify(plan)).not.toMatch(/COLLSCAN|"SORT"/);
    }
  });
});

describe('the page of coverage', () => {
  it('shows who is missing without a script, and escapes whatever the registry calls them', async () => {
    const { status, text, headers } = await report.get('/coverage?period=2025-11');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(style).toContain('table {');
    expect(headers['content-security-policy']).toContain(
      `default-src 'none'; style-src 'sha256-${hash}';`,
    );
    expect(text).not.toMatch(/<script|style="|\son\w+=/i);
    expect(text).toContain('&lt;script&gt;');
    for (const [code] of expected('department', 'service', PROVINCE)) expect(text).toContain(code);
  });

  it('leads down from the province to a department, and to its files', async () => {
    let { text } = await report.get('/coverage?period=2025-11&kind=item');
    for (const within of ['360800', '360829']) {
      const href = new RegExp(`href="([^"]*within=${within}[^"]*)"`).exec(text)?.[1] ?? '';
      ({ text } = await report.get(href.replaceAll('&amp;', '&')));
      expect(text).toContain(AREAS.find(({ code }) => code === within)?.name);
    }
    const file = /href="(\/v1\/coverage\/missing[^"]*csv)"/.exec(text)?.[1] ?? '';
    const csv = await report.get(file.replaceAll('&amp;', '&'));
    const rows = parse<Record<string, string>>(csv.text, { bom: true, columns: true });
    const wanted = expected('item', 'service', subtree('360829'));
    expect(rows.map((row) => row['code'])).toEqual(wanted.map(([code]) => code));
  });

  it.each(['?kind=planet', '?within=999999', '?page=0', '?x=1', `?period=${addDays(TODAY, 1)}x`])(
    'refuses %s',
    async (query) => {
      expect((await report.get(`/coverage${query}`)).status).toBe(400);
    },
  );
});
