import { randomBytes } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { sealContext, type PersonalField } from '#shared/contract/sealed.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { TICKET_MS, type TicketDoc } from '#shared/contract/ticket.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import { chinaDay } from '#shared/domain/china-time.js';
import { yearPeriod } from '#shared/domain/period.js';
import { caseCode } from '../../apps/console/src/casework/store/case-form.js';
import { MongoExportReader } from '../../apps/report/src/exports/export-reader.mongo.js';
import { CountingHouse, decision, rating, visit } from '../support/counting-house.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, lineageOf, randomCases } from '../support/loop-cases.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { DEPARTMENTS, subtree } from '../support/registry.js';
import { startReport, type ReportApp } from '../support/report-app.js';

const NOW = Date.parse('2026-07-10T12:00:00+08:00');
const COUNTY = '360829';
const LONG_NUMBER = '360829198001011234';
const [rated, other] = DEPARTMENTS.filter(({ area }) => area === COUNTY);
const [far] = DEPARTMENTS.filter(({ area }) => area === '360102');
if (rated === undefined || other === undefined || far === undefined) throw new Error('too few');
const made = randomCases(new Random(31), 2_500, '2026-05-15', 50);
/** Made up: nobody has them. */
const PERSONAL = { userName: '张三丰', mobile: '19900001234', writingEvaluation: '窗口态度很差' };

let database: FreshDatabase;
let counting: CountingHouse;
let report: ReportApp;

beforeAll(async () => {
  database = await freshDatabase('report_exports');
  await insertRegistry(database.db);
  await insertMadeCases(database.db, made, workCalendar());
  counting = CountingHouse.on(database);
  const ofRated = { deptCode: rated.code, areaCode: COUNTY, taskCode: rated.items[0] };
  const ofOther = { deptCode: other.code, areaCode: COUNTY, taskCode: other.items[0] };
  const june = { assessTime: '2026-06-03T10:00:00+08:00' };
  await counting.tell([
    personalRating({ ...ofRated, ...june, satisfaction: 1, projectNo: LONG_NUMBER }),
    personalRating({ ...ofOther, ...june, projectNo: '=HYPERLINK("x")', tags: undefined }),
    rating({ ...ofOther, ...june, projectNo: 'A-2', satisfaction: 2 }),
    rating({ ...ofOther, projectNo: 'A-3', assessTime: '2026-07-01T00:00:00+08:00' }),
    visit({ deptCode: other.code, areaCode: COUNTY, pointCode: other.points[0], ...june }),
    personalRating({ deptCode: far.code, areaCode: '360102', ...june, projectNo: 'FAR-1' }),
  ]);
  await counting.tell([decision({ ratingKey: `${other.code}|S|A-2|1|1|c` })]);
  report = await startReport(database.uri, () => NOW);
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

function personalRating(fields: Readonly<Record<string, unknown>>) {
  const { deptCode, projectNo } = fields as Readonly<Record<string, string>>;
  const key = `${deptCode ?? ''}|S|${projectNo ?? ''}|1|1|c`;
  const sealed = Object.entries(PERSONAL).map(([field, text]) => [
    field,
    counting.sealer.seal(text, sealContext(field as PersonalField, key)),
  ]);
  return rating({ ...fields, ...(Object.fromEntries(sealed) as object) });
}

/** A ticket as console issues it. */
async function ticketFor(fields: Partial<TicketDoc> = {}): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  await database.db.collection<TicketDoc>(COLLECTION.tickets).insertOne({
    ...{ _id: codeId(ticket), export: 'cases', areas: [COUNTY], period: '2026-06', by: 'somebody' },
    ...{ issuedAt: new Date(NOW), expiresAt: new Date(NOW + TICKET_MS), used: null },
    ...fields,
  });
  return ticket;
}

type Line = Readonly<Record<string, string>>;
const get = (what: string, ticket: string) => report.get(`/v1/exports/${what}?ticket=${ticket}`);
const linesOf = (text: string) => parse<Line>(text, { bom: true, columns: true });
/** A code as it is written: one that begins like a formula has an apostrophe before it. */
const written = (code: string) => code.replace(/^-/, "'-");

async function exported(fields: Partial<TicketDoc>): Promise<Line[]> {
  const { status, text } = await get(fields.export ?? 'cases', await ticketFor(fields));
  expect(status).toBe(200);
  return linesOf(text);
}

const places = (isIn: (area: string) => boolean) =>
  made.filter(({ file }) => chinaDay(file.openedAt).startsWith('2026-06') && isIn(file.areaCode));

describe('cases', () => {
  it('are those of the scope and the period, each once, as a file with a name', async () => {
    const reply = await get('cases', await ticketFor());
    expect(reply.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/csv/) as string,
      'content-disposition': expect.stringContaining('cases-360829-2026-06.csv') as string,
      'cache-control': 'no-store',
    });
    expect(reply.text.startsWith('\uFEFF')).toBe(true);
    const wanted = places((area) => lineageOf(area).includes(COUNTY));
    const codes = wanted.flatMap(({ file, seen }) =>
      seen === 'no' ? [] : [written(caseCode(file.id))],
    );
    const lines = linesOf(reply.text);
    expect(lines).toHaveLength(wanted.length);
    expect(
      lines
        .flatMap((line) => line['案件'] ?? [])
        .filter(Boolean)
        .sort(),
    ).toEqual(codes.sort());
  });

  it('of the province are all, also those of areas that the registry lacks', async () => {
    expect(await exported({ areas: ['360000'] })).toHaveLength(places(() => true).length);
    const two = await exported({ areas: ['360100', COUNTY] });
    const isIn = (area: string) => subtree('360100').has(area) || subtree(COUNTY).has(area);
    expect(two).toHaveLength(places(isIn).length);
  });

  it('are told in words, with their times in China', async () => {
    const closed = places((area) => area === COUNTY).find(
      ({ file, seen }) => file.state === 'closed' && seen === 'yes' && file.kind === 'bad-rating',
    );
    const code = written(caseCode(closed?.file.id ?? ''));
    const line = (await exported({})).find((one) => one['案件'] === code);
    expect(line).toMatchObject({
      ...{ 类别: '差评', 地区: '安福县', 状态: '已办结', 时限: '已办结', 到期时间: '' },
      ...{ 核实结论: '属实', 承办单位代码: closed?.file.deptCode },
    });
    expect(line?.['立案时间']).toMatch(/^2026-06-\d\d \d\d:\d\d:\d\d$/);
    expect(line?.['办结时间']).toMatch(/^2026-0[67]-\d\d \d\d:\d\d:\d\d$/);
  });
});

describe('ratings', () => {
  const ratings = (fields: Partial<TicketDoc> = {}) => exported({ export: 'ratings', ...fields });
  const by = (lines: readonly Line[], number: string) =>
    lines.find((line) => line['办件编号'] === number);

  it('are those of the scope and the period, with what was decided about them', async () => {
    const lines = await ratings();
    expect(lines).toHaveLength(4);
    expect(by(lines, 'A-2')).toMatchObject({ 评价: '不满意', 计入统计: '否', 部门: other.name });
    expect(lines.filter((line) => line['无办件'] === '是')).toHaveLength(1);
    expect(await ratings({ areas: ['360000'] })).toHaveLength(5);
    expect(await ratings({ areas: ['360102'], period: '2026' })).toHaveLength(1);
  });

  it('run no formula and lose no digit in a spreadsheet', async () => {
    const lines = await ratings();
    expect(by(lines, `'=HYPERLINK("x")`)).toBeDefined();
    expect(by(lines, `\t${LONG_NUMBER}`)).toMatchObject({ 评价: '非常不满意' });
  });

  it('show of what is personal only that there is something', async () => {
    const { text } = await get('ratings', await ticketFor({ export: 'ratings' }));
    for (const secret of Object.values(PERSONAL)) expect(text).not.toContain(secret);
    const rows = await counting.collections.ratings.find({ personal: { $exists: true } }).toArray();
    expect(rows).toHaveLength(3);
    for (const { personal } of rows) {
      for (const sealed of Object.values(personal ?? {})) expect(text).not.toContain(sealed.ct);
    }
    const masked = { 姓名: '***', 手机号码: '***', 文字评价: '***', 证件号码: '' };
    expect(by(linesOf(text), `\t${LONG_NUMBER}`)).toMatchObject(masked);
    expect(by(linesOf(text), 'A-2')).toMatchObject({ 姓名: '', 手机号码: '' });
  });

  it('of the own department do not tell whose they are', async () => {
    const lines = await ratings({ unit: rated.code });
    const own = lines.filter((line) => line['部门代码'] === rated.code);
    expect(own).toMatchObject([{ 评价: '非常不满意', 评价时间: '2026-06-03' }]);
    expect(own).toMatchObject([{ 办件编号: '', 姓名: '', 手机号码: '', 文字评价: '' }]);
    expect(by(lines, 'A-2')).toBeDefined();
  });
});

describe('a ticket', () => {
  it('is good once, also when it is used twice at the same time', async () => {
    const ticket = await ticketFor();
    const replies = await Promise.all([1, 2, 3, 4].map(() => get('cases', ticket)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403]);
    const row = await database.db
      .collection<TicketDoc>(COLLECTION.tickets)
      .findOne({ _id: codeId(ticket) });
    expect(row?.used).toEqual(new Date(NOW));
  });

  it('that is used, over, for something else, unknown or malformed is refused alike', async () => {
    const used = await ticketFor();
    await get('cases', used);
    const forRatings = await ticketFor({ export: 'ratings' });
    const refused = [
      used,
      await ticketFor({ expiresAt: new Date(NOW) }),
      forRatings,
      randomBytes(32).toString('base64url'),
      'x',
    ];
    const answers = await Promise.all(refused.map((ticket) => get('cases', ticket)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(JSON.parse(answers[0]?.text ?? '')).toMatchObject({
      ...{ status: 403, code: 'ticket-refused', field: 'ticket' },
    });
    // Asked for at the wrong address it stays good at the right one.
    expect((await get('ratings', forRatings)).status).toBe(200);
  });

  it('is not used up by whoever only asks whether there is a file', async () => {
    const url = `${await report.listen()}/v1/exports/cases?ticket=${await ticketFor()}`;
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(405);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('transfer-encoding')]).toEqual([200, 'chunked']);
    expect(linesOf(await answer.text()).length).toBeGreaterThan(100);
  });

  it('is needed', async () => {
    for (const path of ['cases', 'ratings', 'cases?ticket=', 'cases?ticket=a&ticket=b']) {
      expect([400, 403]).toContain((await report.get(`/v1/exports/${path}`)).status);
    }
  });
});

describe('rows', () => {
  it('are of one moment, and are read when they are wanted', async () => {
    const reader = new MongoExportReader(database.db);
    const period = yearPeriod(2026);
    const pieces = reader.cases({ period, areas: 'all', departments: 'all' });
    const before = await counting.collections.cases.countDocuments();
    let count = 0;
    for await (const piece of pieces) {
      if (count === 0) {
        const [late] = randomCases(new Random(5), 1, '2026-12-31', 1);
        if (late === undefined) throw new Error('no case');
        const file = { ...late.file, id: `${rated.code}|CASES|LATE|1` };
        await insertMadeCases(database.db, [{ ...late, file }], workCalendar());
      }
      count += piece.length;
    }
    expect(before).toBeGreaterThan(made.length);
    expect(count).toBe(before);
  });
});
