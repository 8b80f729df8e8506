import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { writeTable } from '#shared/domain/publication/canonical-csv.js';
import { parsePublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { Tables } from '#shared/domain/publication/tables.js';
import { publishedRelations } from '#shared/domain/suppression/published-measures.js';
import { cellName, computedCells } from '#shared/testing/attack-on-cells.js';
import { hashesOf } from '../../apps/report/src/publications/signing/manifest-text.js';
import { publishedTables } from '../../apps/report/src/publications/published-tables.js';
import type { PublisherService } from '../../apps/report/src/publications/publisher.service.js';
import { MongoPublicationStore } from '../../apps/report/src/publications/store/publication-store.mongo.js';
import { readReportConfig } from '../../apps/report/src/report.config.js';
import { openPublisher } from '../../tools/hcp/publish/open-publisher.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, randomCases } from '../support/loop-cases.js';
import { countsOf, readAsReader, tablesWith } from '../support/open-reader.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { randomFacts, randomVisits } from '../support/report-facts.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';

/** Everything that is published, in this order. */
const PERIODS = [
  ...['2025-07-14', '2025-W29', '2025-07', '2025-08', '2025-09', '2025-Q3', '2025'],
  // Later than the year that contains it.
  '2025-06',
];
const MONTHS = ['2025-07', '2025-08', '2025-09'];
const CORRECTED = '2025-08';

let database: FreshDatabase;
let folder: string;
let store: MongoPublicationStore;

/** Inside and open tables of every publication, by its period; a correction has a name of its own. */
const inside = new Map<string, Tables>();
const open = new Map<string, Tables>();

async function publish(publisher: PublisherService, name: string, corrects?: number) {
  const period = parsePublishedPeriod(name);
  if (period === undefined) throw new Error(`${name} is no period`);
  const outcome = await publisher.publish({
    period,
    ...(corrects === undefined ? {} : { corrects: { number: corrects, reason: '补报' } }),
  });
  if (!('manifest' in outcome)) throw new Error(`${name}: ${outcome.refused}`);
  const { number } = outcome.manifest;
  const label = corrects === undefined ? name : `${name} corrected`;
  inside.set(label, await publishedTables(store, number, 'inside'));
  open.set(label, await publishedTables(store, number, 'open'));
  return number;
}

beforeAll(async () => {
  database = await freshDatabase('suppression');
  folder = await mkdtemp(join(tmpdir(), 'hcp-suppression-'));
  const { db, uri } = database;
  await insertRegistry(db);
  await writeScores(db, [
    ...randomFacts(new Random(1), 2_400, '2025-06-02', 120),
    ...randomVisits(new Random(2), 300, '2025-06-02', 120),
  ]);
  await insertMadeCases(db, randomCases(new Random(3), 1_500, '2025-06-02', 120), workCalendar());
  await moveCheckpoint(db, new Date('2026-02-01T00:00:00Z'));
  store = new MongoPublicationStore(db);
  const keyring = join(folder, 'keyring.json');
  const config = readReportConfig({ MONGODB_URI: uri, HCP_KEYRING: keyring });
  const publisher = await openPublisher(db, config);
  const numbers = new Map<string, number>();
  for (const name of PERIODS) numbers.set(name, await publish(publisher, name));
  await writeScores(db, randomFacts(new Random(4), 60, '2025-08-04', 20));
  await moveCheckpoint(db, new Date('2026-02-02T00:00:00Z'));
  await publish(publisher, CORRECTED, numbers.get(CORRECTED));
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const isSmall = (count: number | null): boolean => count !== null && count > 0 && count < 5;

const tagsOf = (tables: Tables) => new Map(tables.tags?.map(({ tag, level }) => [tag, level]));

/** Small counts, by `cellName`, that a reader of some tables has or can compute. */
function foundBy(readers: ReadonlyMap<string, Tables>): string[] {
  const tables = [...readers].map(([name, read]) =>
    readAsReader(name, read, {
      relations: publishedRelations(tagsOf(inside.get(name) ?? {})),
      sumOf: name === '2025-Q3' ? MONTHS : [],
    }),
  );
  const computed = computedCells(tables);
  return tables.flatMap(({ name, told }) =>
    [...countsOf(inside.get(name) ?? {})]
      .filter(({ count }) => isSmall(count))
      .filter(({ code, measure }) => {
        return told.isTold(code, measure) || computed.has(cellName(name, code, measure));
      })
      .map(({ code, measure }) => cellName(name, code, measure)),
  );
}

const opened = (): Map<string, Tables> =>
  new Map([...open].filter(([, tables]) => Object.keys(tables).length > 0));

describe('open files of everything that was published', () => {
  it('let nobody compute a count of 1 to 4, from all of them together', () => {
    expect([...opened().keys()].sort()).toEqual(
      [...MONTHS, '2025-Q3', '2025', `${CORRECTED} corrected`].sort(),
    );
    expect(foundBy(opened())).toEqual([]);
  });

  it('would let many be computed if only these counts themselves were withheld', () => {
    const careless = new Map(
      [...opened().keys()].map((name) => [name, tablesWith(inside.get(name) ?? {}, isSmall)]),
    );
    expect(foundBy(careless).length).toBeGreaterThan(100);
  });

  it('tell still most of what is not small', () => {
    const cells = [...countsOf(open.get('2025-Q3') ?? {})].filter(({ measure }) =>
      ['valid', 'due'].includes(measure),
    );
    const told = cells.filter(({ count }) => count !== null);
    expect(told.length / cells.length).toBeGreaterThan(0.8);
    const province = open.get('2025-Q3')?.areas?.find(({ code }) => code === '360000');
    expect([province?.good, province?.bad, province?.level1, province?.due]).not.toContain(null);
  });

  it('tell no rate whose counts are withheld', () => {
    const rates = { goodRate: 'good', goodRateHigh: 'bad', score: 'level1', activeRate: 'active' };
    for (const { areas = [], departments = [] } of open.values()) {
      for (const row of [...areas, ...departments]) {
        for (const [rate, count] of Object.entries(rates)) {
          const cells: Readonly<Record<string, unknown>> = row;
          if (cells[count] === null)
            expect([row.code, rate, cells[rate]]).toEqual([row.code, rate, null]);
        }
      }
    }
  });

  it('list no change of a number that one of them withholds', () => {
    const { changes = [] } = open.get(`${CORRECTED} corrected`) ?? {};
    expect(changes.length).toBeGreaterThan(0);
    const counts = changes.filter(({ table }) => ['areas', 'departments'].includes(table));
    const columns = ['valid', 'good', 'bad', 'level1', 'level5', 'due', 'active'];
    const numbers = counts
      .filter(({ column }) => columns.includes(column))
      .flatMap(({ before, after }) => [before, after])
      .filter((cell) => cell !== '*');
    expect(numbers.filter((cell) => isSmall(Number(cell)))).toEqual([]);
  });
});

describe('manifests', () => {
  it('say nothing of a day, and of a month what its open files say', async () => {
    for (const { number, kind } of await store.list()) {
      const { counts } = (await store.byNumber(number))?.manifest ?? {};
      if (kind === 'day' || kind === 'week') expect(counts?.valid).toBeNull();
      expect(Object.values(counts ?? {}).filter(isSmall)).toEqual([]);
    }
  });

  it('tell no inside file by its digest to whoever guesses its numbers', async () => {
    const rows = inside.get('2025-07')?.areas ?? [];
    const guessed = hashesOf(writeTable('areas', rows));
    const number = (await store.standing('2025-07'))?.manifest.number ?? 0;
    const files = (await store.byNumber(number))?.manifest.files ?? [];
    const file = files.find(({ name }) => name === 'inside-areas.csv');
    expect(file?.rows).toBe(rows.length);
    expect([file?.sha256, file?.sm3]).not.toContain(guessed.sha256);
    expect(file?.sm3).not.toBe(guessed.sm3);
  });
});
