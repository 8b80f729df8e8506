import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { AuditDoc } from '#shared/contract/console-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { addDays } from '#shared/domain/china-time.js';
import { monthPeriod } from '#shared/domain/period.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { hcp, testFolder, type TestFolder } from '../support/hcp-command.js';
import { insertMadeCases } from '../support/loop-cases.js';
import { insertRegistry } from '../support/registry-documents.js';
import { AREAS, DEPARTMENTS } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { partsAt } from '../support/figure-parts.js';
import { expectedCard, loopOf, type World } from '../support/scorecard-oracle.js';
import {
  calendar,
  evaluations,
  HEADER,
  NOW,
  rowOf,
  rulesText,
  TABLE,
  world,
} from '../support/scorecard-world.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';

jest.setTimeout(240_000);

interface Card {
  readonly rank: number | null;
  readonly code: string;
  readonly reached: number;
  readonly weight: number;
  readonly rate: number | null;
  readonly points: Record<string, number | null>;
}
interface Line {
  readonly code: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly points: number | null;
  readonly from: string;
}
interface OneCard extends Omit<Card, 'points' | 'rank'> {
  readonly lines: readonly Line[];
}
interface Reason {
  readonly code: string;
  readonly value: number | null;
}
interface Shortlist {
  readonly candidates: readonly {
    readonly code: string;
    readonly rank: number;
    readonly isEligible: boolean;
    readonly for: readonly Reason[];
    readonly against: readonly Reason[];
  }[];
}

const [dept] = DEPARTMENTS;
if (dept === undefined) throw new Error('no department');

let database: FreshDatabase;
let folder: TestFolder;
let report: ReportApp;
let csv: string;

const start = (rules: string): Promise<ReportApp> =>
  startReport(database.uri, () => NOW, { HCP_SCORECARD_FILE: rules });
const importFile = (file: string) =>
  hcp(['import', 'evaluations', file], { MONGODB_URI: database.uri });

beforeAll(async () => {
  [database, folder] = [await freshDatabase('scorecards'), await testFolder()];
  await insertRegistry(database.db);
  await writeScores(database.db, world.services);
  await insertMadeCases(database.db, world.cases, calendar, NOW);
  await moveCheckpoint(database.db, new Date(NOW));
  report = await start(await folder.write('rules.yaml', rulesText()));
  csv = await folder.write('scores.csv', [HEADER, ...evaluations.map(rowOf)]);
});

afterAll(async () => {
  await report.close();
  await folder.remove();
  await database.drop();
});

const list = async (query: string): Promise<readonly Card[]> =>
  (await report.json<{ cards: Card[] }>(`/v1/scorecards?period=2025-11&${query}`)).cards;
const one = (subject: string, code: string) =>
  report.json<OneCard>(`/v1/scorecards/${subject}/${code}?period=2025-11`);
const AREA_CODES = AREAS.map(({ code }) => code).filter((code) => code !== '360000');

describe('hcp import evaluations', () => {
  it('names every bad row, lets the others in, and changes nothing when run again', async () => {
    const before = await one('area', '360100');
    const [good] = evaluations;
    if (good === undefined) throw new Error('no row');
    const bad = await folder.write('bad.csv', [
      HEADER,
      rowOf({ ...good, code: '369999' }),
      rowOf({ ...good, score: 101 }),
      rowOf({ ...good, full: 0 }),
      rowOf({ ...good, period: '2025-13' }),
      rowOf({ ...good, kind: 'friends' as 'public' }),
      rowOf({ ...good, subject: 'department' }),
      rowOf(good),
      rowOf({ ...good, score: 5 }),
    ]);
    const first = await importFile(bad);
    expect(first.code).toBe(1);
    expect(first.stdout).toBe('evaluations: 1 new, 0 changed, 0 as before, 7 bad rows\n');
    expect(first.stderr.trim().split('\n')).toEqual([
      'bad.csv line 2, code: the registry has no area "369999" at the end of 2025-11',
      'bad.csv line 3, score: 101 is more than the full 100',
      'bad.csv line 4, full: "0" must be more than 0',
      expect.stringMatching(/^bad\.csv line 5, period: "2025-13" is no period/),
      expect.stringMatching(/^bad\.csv line 6, kind: "friends" is none of/),
      expect.stringMatching(/^bad\.csv line 7, code: the registry has no department "360100"/),
      'bad.csv line 9, agency: the agency scored this on line 8 already',
    ]);
    const all = { code: 0, stderr: '' };
    const text = (n: number, same: number) =>
      `evaluations: ${n} new, 0 changed, ${same} as before, 0 bad rows\n`;
    expect(await importFile(csv)).toEqual({ ...all, stdout: text(3, 1) });
    expect(await importFile(csv)).toEqual({ ...all, stdout: text(0, 4) });
    const entries = await database.db
      .collection<AuditDoc>(COLLECTION.audit)
      .find({ action: 'evaluation.imported' })
      .toArray();
    expect(entries.map(({ details }) => details['new'])).toEqual([1, 3]);
    // The answer that was kept from before is not served any more.
    expect((await one('area', '360100')).weight).toBe(before.weight + 15);
  });
});

describe('cards', () => {
  it.each([
    ['areas', 'within=360000', AREA_CODES],
    ['areas', 'within=360100', ['360102', '360191']],
    ['departments', 'within=360000', DEPARTMENTS.map(({ code }) => code)],
  ] as const)('of %s, %s, are what one reckons from what happened', async (which, query, codes) => {
    const subject = which === 'areas' ? 'area' : 'department';
    const cards = await list(`subject=${subject}&${query}`);
    expect(cards.map(({ code }) => code).sort()).toEqual([...codes].sort());
    for (const { code, reached, weight, rate, points } of cards) {
      const wanted = expectedCard(world, subject, code, TABLE);
      for (const [figure, own] of Object.entries(points)) {
        const hundredths = wanted.points[figure];
        expect([code, figure, own]).toEqual([
          code,
          figure,
          typeof hundredths === 'number' ? hundredths / 100 : null,
        ]);
      }
      expect({ reached, weight }).toEqual({ reached: wanted.reached, weight: wanted.weight });
      if (wanted.rate === null) expect(rate).toBeNull();
      else expect(rate).toBeCloseTo(wanted.rate, 9);
    }
  });

  it('are ranked by their rate, and not at all with data for less than 70 of the weight', async () => {
    const cards = await list('subject=department');
    const ranked = cards.filter(({ rank }) => rank !== null);
    const others = cards.filter(({ rank }) => rank === null);
    expect(ranked.length).toBeGreaterThan(3);
    expect(others.length).toBeGreaterThan(0);
    expect(ranked.every(({ weight }) => weight >= 70)).toBe(true);
    expect(others.every(({ weight }) => weight < 70)).toBe(true);
    for (const { rank, rate } of ranked) {
      const better = ranked.filter((other) => (other.rate ?? 0) > (rate ?? 0)).length;
      expect(rank).toBe(better + 1);
    }
  });

  it.each([
    ['area', '360100'],
    ['area', '360000'],
    ['area', '369900'],
    ['department', dept.code],
  ] as const)(
    'say of every figure of %s %s where it comes from, and there it is',
    async (subject, code) => {
      const card = await one(subject, code);
      const { fractions } = expectedCard(world, subject, code, TABLE);
      for (const { code: figure, numerator, denominator, value, from } of card.lines) {
        expect([figure, numerator, denominator]).toEqual([figure, ...(fractions[figure] ?? [])]);
        expect(value).toBe(denominator === 0 ? null : numerator / denominator);
        expect([figure, ...(await partsAt(report, from, figure))]).toEqual([
          figure,
          numerator,
          denominator,
        ]);
      }
    },
  );

  it('are the same alone, in the list and as CSV', async () => {
    const text = (await report.get('/v1/scorecards?subject=area&period=2025-11&format=csv')).text;
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    for (const card of await list('subject=area')) {
      const alone = await one('area', card.code);
      const { rank, points, ...head } = card;
      expect(alone).toMatchObject(head);
      const row = rows.find((each) => each['code']?.trim() === card.code);
      expect(row?.['rank']).toBe(rank === null ? '' : String(rank));
      for (const { code, numerator, points: own } of alone.lines) {
        expect(own).toBe(points[code]);
        expect(row?.[`${code}Points`]).toBe(own === null ? '' : String(own));
        expect(row?.[`${code}Numerator`]).toBe(String(numerator));
      }
    }
  });
});

describe('a shortlist', () => {
  it.each([
    ['demonstration', 'area', 3, 40],
    ['advanced', 'department', 5, 10],
  ] as const)(
    'for %s has the best %ss with all that speaks for and against',
    async (award, subject, top, rate) => {
      const path = `/v1/scorecards/shortlist?award=${award}&subject=${subject}&period=2025-11`;
      const { candidates } = await report.json<Shortlist>(path);
      const cards = await list(`subject=${subject}`);
      const best = cards.filter((card) => card.rank !== null && card.rank <= top);
      expect(candidates.map(({ code, rank }) => [code, rank])).toEqual(
        best.map((card) => [card.code, card.rank]),
      );
      const october = { ...world, period: monthPeriod(2025, 10) };
      for (const { code, isEligible, against, ...candidate } of candidates) {
        const share = (at: World) => {
          const [n, d] = expectedCard(at, subject, code, TABLE).fractions['defaultShare'] ?? [0, 0];
          return d === 0 ? null : n / d;
        };
        const [then, now] = [share(october), share(world)];
        const { fractions, rate: own } = expectedCard(world, subject, code, TABLE);
        const wanted = [
          ...((own ?? 0) < rate ? ['rate'] : []),
          ...((fractions['goodRate']?.[1] ?? 0) < 30 ? ['sample'] : []),
          ...(then !== null && now !== null && now - then > 0.05 ? ['default-share'] : []),
          ...(loopOf(world, subject, code).late > 0 ? ['late'] : []),
        ];
        expect(against.map((reason) => reason.code)).toEqual(wanted);
        expect(candidate.for).toHaveLength(5 - wanted.length);
        expect(isEligible).toBe(wanted.length === 0);
      }
    },
  );
});

describe('refusals', () => {
  it('of weights that are not 100 name the file, the line and the sum, and nothing starts', async () => {
    const rules = await folder.write('wrong.yaml', rulesText(20.49));
    await expect(start(rules)).rejects.toThrow(
      `${rules}:5: indicators the weights add up to 99.99, and must to exactly 100`,
    );
  });

  it.each([
    ['?subject=item', 400],
    ['', 400],
    [`?subject=area&within=${dept.code}`, 400],
    ['?subject=area&within=999999', 400],
    ['/area/999999', 404],
    [`/area/${dept.code}`, 404],
    ['/department/360100', 404],
    ['/planet/360100', 404],
    ['/shortlist?subject=area', 400],
    [`/area/360100?period=${addDays('2025-11-20', 1)}x`, 400],
  ])('%s is refused', async (path, status) => {
    expect((await report.get(`/v1/scorecards${path}`)).status).toBe(status);
  });
});
