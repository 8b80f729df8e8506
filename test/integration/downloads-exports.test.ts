import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { parse } from 'csv-parse/sync';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { TICKET_MS, type TicketDoc } from '#shared/contract/ticket.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import { monthPeriod } from '#shared/domain/period.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import { MongoExportReader } from '../../apps/report/src/exports/export-reader.mongo.js';
import { MongoTicketStore } from '../../apps/report/src/exports/ticket-store.mongo.js';
import { countRows, readWorkbook } from '../support/file-readers.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, randomCases } from '../support/loop-cases.js';
import { Random } from '../support/random.js';
import { ratingRows } from '../support/rating-rows.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { until } from '../support/until.js';

const NOW = Date.parse('2026-07-10T12:00:00+08:00');
const PERIOD = monthPeriod(2026, 6);
/** More than the sockets between two processes hold. */
const MANY = 100_000;
const SMALL = '360829';
const ofSmall = DEPARTMENTS.filter(({ area }) => area === SMALL);
const others = DEPARTMENTS.filter(({ area }) => area !== SMALL);

let database: FreshDatabase;
let report: ReportApp;
let origin: string;

beforeAll(async () => {
  database = await freshDatabase('downloads_exports');
  await insertRegistry(database.db);
  const made = randomCases(new Random(41), 600, '2026-06-01', 30);
  // Many are opened at the very same moment.
  const moments = made.map((one, i) => ({
    ...one,
    file: { ...one.file, openedAt: made[i - (i % 9)]?.file.openedAt ?? one.file.openedAt },
  }));
  await insertMadeCases(database.db, moments, workCalendar());
  const { ratings } = collectionsOf(database.db);
  const rows = [
    ...ratingRows(new Random(42), MANY, others, '2026-05-25', 40),
    ...[...ratingRows(new Random(43), 300, ofSmall, '2026-05-25', 40)].map((row, i) =>
      i === 0
        ? {
            ...row,
            _id: row._id.replace(/(?<=\|)36\d{16}/, '=1+1＝'),
            ratedAt: new Date('2026-06-09'),
          }
        : row,
    ),
  ];
  await ratings.insertMany(rows, { ordered: false });
  report = await startReport(database.uri, () => NOW);
  origin = await report.listen();
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

const tickets = () => database.db.collection<TicketDoc>(COLLECTION.tickets);

async function ticketFor(fields: Partial<TicketDoc> = {}): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  await tickets().insertOne({
    ...{ _id: codeId(ticket), export: 'ratings', areas: ['360000'], period: PERIOD.name },
    ...{ by: 'somebody', issuedAt: new Date(NOW), expiresAt: new Date(NOW + TICKET_MS) },
    ...{ used: null, ...fields },
  });
  return ticket;
}

const pathOf = (ticket: string, { export: what = 'ratings', format = 'csv' } = {}) =>
  `/v1/exports/${what}?ticket=${ticket}&format=${format}`;

describe.each(['csv', 'xlsx'])('a file as %s that broke off', (format) => {
  it('can be begun again with its ticket, and is whole then; a whole one cannot', async () => {
    const ticket = await ticketFor();
    const url = origin + pathOf(ticket, { format });
    const request = get(url);
    const [reply] = (await once(request, 'response')) as [IncomingMessage];
    expect(reply.statusCode).toBe(200);
    await once(reply, 'readable');
    expect((await fetch(url)).status).toBe(403);
    request.destroy();
    const isFree = async () => {
      const row = await tickets().findOne({ _id: codeId(ticket) });
      return row?.sendingUntil?.getTime() === NOW;
    };
    await until('the ticket is let go', isFree);
    const again = await fetch(url);
    expect(again.status).toBe(200);
    const bytes = Buffer.from(await again.arrayBuffer());
    const inPeriod = await collectionsOf(database.db).ratings.countDocuments({
      ratedAt: { $gte: new Date('2026-05-31T16:00:00Z'), $lt: new Date('2026-06-30T16:00:00Z') },
    });
    const count =
      format === 'csv'
        ? parse(bytes, { bom: true }).length - 1
        : ((await countRows(bytes)).rows['xl/worksheets/sheet1.xml'] ?? 0) - 4;
    expect(count).toBe(inPeriod);
    expect(inPeriod).toBeGreaterThan(MANY / 2);
    await until('the ticket is over', async () => {
      const row = await tickets().findOne({ _id: codeId(ticket) });
      return row?.sendingUntil === undefined;
    });
    expect((await fetch(url)).status).toBe(403);
  });
});

it('a ticket whose process was killed is good again after a while, and lives on meanwhile', async () => {
  const store = new MongoTicketStore(database.db);
  const ticket = await ticketFor();
  expect(await store.take(ticket, 'ratings', NOW)).toBeDefined();
  await store.keep(ticket, NOW + TICKET_MS - 1);
  expect(await store.take(ticket, 'ratings', NOW + TICKET_MS)).toBeUndefined();
  const later = NOW + TICKET_MS + 60_000;
  expect(await store.take(ticket, 'ratings', later)).toBeDefined();
  await store.finish(ticket);
  await store.letGo(ticket, later);
  expect(await store.take(ticket, 'ratings', later + 1)).toBeUndefined();
});

it('rows as a workbook are the rows of the CSV, formulas and long numbers as text', async () => {
  const fields = { areas: [SMALL] };
  const csv = await report.file(pathOf(await ticketFor(fields)));
  const book = await readWorkbook(
    await report.file(pathOf(await ticketFor(fields), { format: 'xlsx' })),
  );
  const lines = parse(csv, { bom: true });
  const [sheet] = book.sheets;
  const rows = sheet?.rows.slice(3).map((row) => row.slice(1).map((cell) => cell ?? ''));
  expect(rows).toEqual(lines.map((line) => line.map((cell) => cell.replace(/^['\t]/, ''))));
  expect(lines.length).toBeGreaterThan(100);
  const at = lines[0]?.indexOf('办件编号') ?? -1;
  const formula = lines.findIndex((line) => line[at] === "'=1+1＝");
  expect(sheet?.rows[formula + 3]?.[at + 1]).toBe('=1+1＝');
  expect(new Set(sheet?.types.slice(4).map((types) => types[at + 1]))).toEqual(new Set(['s']));
  const facts = sheet?.rows.slice(0, 3).map(([first]) => first);
  expect(facts).toEqual([
    '评价明细',
    '统计期：2026年6月（2026-06-01 至 2026-06-30）　范围：安福县',
    '数据截至：2026-07-10 12:00:00（北京时间）',
  ]);
});

describe('rows that are read at one moment after another', () => {
  const ofOne = DEPARTMENTS[0]?.code ?? '';
  const selections = [
    { period: PERIOD, areas: 'all', departments: 'all' },
    {
      period: PERIOD,
      areas: new Set([SMALL]),
      departments: [...ofSmall.map(({ code }) => code), ofOne].reverse(),
    },
  ] as const;

  interface Found {
    readonly _id: string;
    readonly excluded?: boolean;
  }

  /** What comes, with its key; ratings that are left out are marked. */
  async function idsOf(pieces: AsyncIterable<readonly object[]>): Promise<string[]> {
    const ids: string[] = [];
    for await (const rows of pieces) {
      for (const { _id, excluded } of rows as Found[])
        ids.push(excluded === true ? `${_id} X` : _id);
    }
    return ids;
  }

  it('are left out where the highest decision says so, however the pieces fall', async () => {
    const { ratings, decisions } = collectionsOf(database.db);
    const random = new Random(44);
    const some = await ratings.find({ ratedAt: { $lt: new Date('2026-06-02') } }).toArray();
    const decided = some.filter(() => random.chance(0.02)).map(({ _id }) => _id);
    const restored = new Set(decided.filter(() => random.chance(0.3)));
    const rulings = decided.flatMap((ratingKey) => [
      { _id: `${ratingKey}-1`, ratingKey, action: 'exclude' as const, seq: 1 },
      ...(restored.has(ratingKey)
        ? [{ _id: `${ratingKey}-2`, ratingKey, action: 'restore' as const, seq: 2 }]
        : []),
    ]);
    await decisions.insertMany(rulings as never);
    const june = { period: PERIOD, areas: 'all', departments: 'all' } as const;
    const ids = await idsOf(new MongoExportReader(database.db, 50, 0).ratings(june));
    const inJune = new Set(ids.map((id) => id.replace(' X', '')));
    const wanted = decided.filter((id) => !restored.has(id) && inJune.has(id));
    expect(ids.filter((id) => id.endsWith(' X')).sort()).toEqual(
      wanted.map((id) => `${id} X`).sort(),
    );
    expect(wanted.length).toBeGreaterThan(5);
  });

  it.each(selections)('come each once, as those of one moment do', async (selection) => {
    const whole = new MongoExportReader(database.db);
    const changing = new MongoExportReader(database.db, 97, 0);
    const ratings = await idsOf(whole.ratings(selection));
    expect(await idsOf(changing.ratings(selection))).toEqual(ratings);
    expect(new Set(ratings).size).toBe(ratings.length);
    expect(ratings.length).toBeGreaterThan(100);
    const cases = await idsOf(whole.cases(selection));
    const pieces = new MongoExportReader(database.db, 4, 0);
    expect((await idsOf(pieces.cases(selection))).sort()).toEqual([...cases].sort());
    expect(new Set(cases).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThan(20);
  });
});
