import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import jsqr from 'jsqr';
import { workCalendar } from '#shared/calendar/work-calendar.js';
import { readTable } from '#shared/domain/publication/canonical-csv.js';
import type { Row } from '#shared/domain/publication/tables.js';
import { readDocument, readPdf, type ReadDocument } from '../support/file-readers.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, randomCases } from '../support/loop-cases.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { randomFacts } from '../support/report-facts.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';
import { until } from '../support/until.js';

const run = promisify(execFile);
const NOW = Date.parse('2025-12-10T12:00:00+08:00');
const SITE = 'https://hcp.example.gov.cn';

let database: FreshDatabase;
let report: ReportApp;
let folder: string;
let base: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hcp-bulletin-'));
  database = await freshDatabase('downloads_bulletin');
  await insertRegistry(database.db);
  await writeScores(database.db, randomFacts(new Random(61), 2_500, '2025-11-01', 30));
  const cases = randomCases(new Random(62), 400, '2025-11-01', 30, { finished: 0.5 });
  await insertMadeCases(database.db, cases, workCalendar(), NOW);
  await moveCheckpoint(database.db, new Date(NOW));
  report = await startReport(database.uri, () => NOW, {
    ...{ HCP_PUBLISH: 'month', HCP_PUBLISH_MARGIN_HOURS: '0', HCP_MINIMUM_SAMPLE: '8' },
    ...{ HCP_PUBLIC_SITE_URL: SITE, HCP_KEYRING: join(folder, 'keyring.json') },
  });
  const published = await until('a month is published', async () => {
    interface List {
      publications: { number: number; period: string }[];
    }
    const { publications } = await report.json<List>('/v1/publications');
    return publications.find(({ period }) => period === '2025-11');
  });
  base = `/v1/publications/${published.number}`;
});

afterAll(async () => {
  await report.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

const table = async <T extends 'areas' | 'area-rankings' | 'area-loop'>(
  name: T,
  visibility = 'open',
): Promise<Row<T>[]> =>
  readTable(name, (await report.file(`${base}/${visibility}-${name}.csv`)).toString('utf8'));

const shown = (value: number | null | undefined, digits: number, unit = ''): string =>
  value === null || value === undefined ? '—' : `${value.toFixed(digits)}${unit}`;
const percent = (value: number | null): string =>
  value === null ? '—' : shown(value * 100, 2, '%');
const count = (value: number | null): string => value?.toLocaleString('en-US') ?? '—';

/** The table whose first row begins with these titles. */
const tableOf = ({ tables }: ReadDocument, ...titles: string[]) =>
  tables.find(([header]) => titles.every((title, i) => header?.[i] === title)) ?? [];

describe('a bulletin as a Word document', () => {
  it('has the published numbers in its tables, cell by cell', async () => {
    const document = await readDocument(
      await report.file(`${base}/bulletin.docx?visibility=inside`),
    );
    const ranked = (await table('area-rankings', 'inside')).filter(({ peers }) => peers === 'city');
    expect(ranked.length).toBeGreaterThan(1);
    expect(tableOf(document, '名次', '名称').slice(1)).toEqual(
      ranked.map((row) => [
        ...[row.rank === null ? row.note : String(row.rank), row.name, count(row.valid)],
        ...[percent(row.goodRate), percent(row.goodRateLow), shown(row.score, 2)],
        ...[count(row.due), percent(row.activeRate)],
        row.change === null ? '—' : row.change > 0 ? `+${row.change}` : String(row.change),
      ]),
    );
    const areas = new Map((await table('areas', 'inside')).map((row) => [row.code, row.level]));
    const loop = (await table('area-loop', 'inside')).filter(
      ({ code }) => areas.get(code) === 'city',
    );
    expect(tableOf(document, '名称', '立案').slice(1)).toEqual(
      loop.map((row) => [
        ...[row.name, count(row.opened), count(row.closed), count(row.late)],
        ...[row.verifiedRate, row.rectifiedRate, row.rectifiedInTimeRate].map(percent),
        ...[row.repliedRate, row.satisfiedRate].map(percent),
      ]),
    );
  });

  it('has headings, fonts of Chinese offices, and the code as a picture', async () => {
    const document = await readDocument(await report.file(`${base}/bulletin.docx`));
    expect(document.title).toBe('江西省政务服务“好差评”情况通报（2025年11月）');
    expect(document.headings.map((text) => text.slice(0, 2))).toEqual([
      '一、',
      '二、',
      '三、',
      '四、',
      '五、',
      '六、',
      '七、',
    ]);
    expect(document.fonts).toEqual(['宋体', '黑体']);
    expect(document.pictures).toBe(1);
    expect(document.paragraphs).toContain(`${SITE}${base.replace('/v1', '')}`);
  });

  it('of what everybody may read has no number that the open files withhold', async () => {
    const [open] = [await readDocument(await report.file(`${base}/bulletin.docx`))];
    const rows = (await table('areas')).filter(({ level }) => level === 'city');
    const hidden = rows.filter((row) => row.hidden?.includes('excluded') === true);
    const cells = tableOf(open, '名称', '首次评价').slice(1);
    expect(cells.filter(([, excluded]) => excluded === '＊').map(([name]) => name)).toEqual(
      hidden.map(({ name }) => name),
    );
    expect(cells).toHaveLength(rows.length);
  });
});

describe('a bulletin as a PDF', () => {
  it('has the same numbers as text, its number, its period and how it was computed', async () => {
    const bytes = await report.file(`${base}/bulletin.pdf?visibility=inside`);
    const text = (await readPdf(bytes)).replace(/\s+/g, '');
    const province = (await table('areas', 'inside')).find(({ level }) => level === 'province');
    if (province === undefined) throw new Error('no province');
    for (const wanted of [
      '江西省政务服务“好差评”情况通报（2025年11月）',
      `发布编号：第${base.split('/').at(-1) ?? ''}号`,
      '统计期：2025年11月（2025-11-01至2025-11-30）',
      `好评率${percent(province.goodRate)}（${count(province.good)}÷${count(province.valid)}`,
      `应评服务${count(province.due)}件，其中主动评价${count(province.active)}件`,
      '非常满意100分、满意80分、基本满意60分、不满意30分、非常不满意0分',
      '样本少于8的列为样本不足',
    ]) {
      expect(text).toContain(wanted);
    }
    for (const row of await table('area-rankings', 'inside')) {
      if (row.peers === 'city') expect(text).toContain(row.name + count(row.valid));
    }
  });

  it('has a code that leads to where it is verified', async () => {
    const file = join(folder, 'bulletin.pdf');
    await writeFile(file, await report.file(`${base}/bulletin.pdf`));
    await run('pdftoppm', ['-gray', '-r', '150', file, join(folder, 'page')]);
    const { stdout } = await run('pdfinfo', [file]);
    const pages = Number(/Pages:\s+(\d+)/.exec(stdout)?.[1]);
    const image = await readFile(join(folder, `page-${pages}.pgm`));
    expect(decoded(image)).toBe(`${SITE}${base.replace('/v1', '')}`);
  });

  it('is the same, byte for byte, when it is asked for again', async () => {
    const [a, b] = [
      await report.file(`${base}/bulletin.pdf`),
      await report.file(`${base}/bulletin.pdf`),
    ];
    expect(a.equals(b)).toBe(true);
  });
});

it.each(['0', '999', 'x', '1e0'])('of publication %s there is none', async (number) => {
  expect((await report.get(`/v1/publications/${number}/bulletin.pdf`)).status).toBe(404);
});

/** What the QR code on a page says; the page is a PGM of grey bytes. */
function decoded(image: Buffer): string | undefined {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error('not a PGM');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const grey = image.subarray(head[0].length);
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (const [i, value] of grey.entries()) pixels.fill(value, i * 4, i * 4 + 3);
  return jsqr.default(pixels, width, height)?.data;
}
