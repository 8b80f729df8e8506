import { workCalendar } from '#shared/calendar/work-calendar.js';
import { readWorkbook, type ReadCell, type ReadSheet } from '../support/file-readers.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { insertMadeCases, randomCases } from '../support/loop-cases.js';
import { Random } from '../support/random.js';
import { insertRegistry } from '../support/registry-documents.js';
import { startReport, type ReportApp } from '../support/report-app.js';
import { randomFacts, randomVisits } from '../support/report-facts.js';
import { moveCheckpoint, writeScores } from '../support/score-writer.js';

type Row = Readonly<Record<string, number | string | null>>;

const NOW = Date.parse('2025-11-20T12:00:00+08:00');
const MONTH = '2025-11';
const ENVIRONMENT = { HCP_MINIMUM_SAMPLE: '8' };

let database: FreshDatabase;
let report: ReportApp;

beforeAll(async () => {
  database = await freshDatabase('downloads_workbooks');
  await insertRegistry(database.db);
  await writeScores(database.db, [
    ...randomFacts(new Random(21), 1_200, '2025-10-20', 31),
    ...randomVisits(new Random(22), 100, '2025-10-20', 31),
  ]);
  await insertMadeCases(
    database.db,
    randomCases(new Random(23), 400, '2025-10-20', 31),
    workCalendar(),
    NOW,
  );
  await moveCheckpoint(database.db, new Date(NOW));
  report = await startReport(database.uri, () => NOW, ENVIRONMENT);
});

afterAll(async () => {
  await report.close();
  await database.drop();
});

async function sheetsOf(path: string): Promise<readonly ReadSheet[]> {
  return (await readWorkbook(await report.file(`${path}&format=xlsx`))).sheets;
}

/** The first sheet below its header, each row by the names of the columns. */
function tableOf({ rows, frozen }: ReadSheet): Record<string, ReadCell>[] {
  const header = Number(/\d+/.exec(frozen ?? '')?.[0]) - 1;
  const names = rows[header - 1]?.map(String) ?? [];
  return rows
    .slice(header)
    .map((row) => Object.fromEntries(names.map((n, i) => [n, row[i] ?? null])));
}

const RANKING_FIELDS: Readonly<Record<string, string>> = {
  名次: 'rank',
  代码: 'code',
  名称: 'name',
  有效评价数: 'valid',
  好评数: 'good',
  差评数: 'bad',
  好评率: 'goodRate',
  好评率区间下限: 'goodRateLow',
  好评率区间上限: 'goodRateHigh',
  满意度得分: 'score',
  应评数: 'due',
  主动评价数: 'active',
  默认评价数: 'defaulted',
  未评数: 'unrated',
  未到期数: 'pending',
  主动评价率: 'activeRate',
  名次变化: 'change',
};

/** Cells as the fields of the JSON row that they stand for; what is empty is null. */
const asFields = (line: Record<string, ReadCell>): Row =>
  Object.fromEntries(
    Object.entries(RANKING_FIELDS).map(([title, field]) => [field, line[title] ?? null]),
  );
const complete = (row: Row): Row =>
  Object.fromEntries(Object.values(RANKING_FIELDS).map((field) => [field, row[field] ?? null]));

describe.each(['area', 'department', 'item', 'point', 'channel', 'hours'])(
  'a ranking of %s as a workbook',
  (subject) => {
    it.each(['rawGoodRate', 'activeRate'])(
      'by %s has in every cell what the JSON has',
      async (indicator) => {
        const path = `/v1/rankings?subject=${subject}&period=${MONTH}&indicator=${indicator}`;
        const json = await report.json<{ rows: Row[]; insufficient: Row[]; total: Row }>(path);
        const [sheet] = await sheetsOf(path);
        if (sheet === undefined) throw new Error('no sheet');
        const lines = tableOf(sheet);
        const wanted = [...json.rows, ...json.insufficient, json.total];
        expect(wanted.length).toBeGreaterThan(1);
        expect(lines.map(asFields)).toEqual(wanted.map(complete));
        expect(lines.map((line) => line['序号'])).toEqual(wanted.map((_, i) => i + 1));
        expect(lines.filter((line) => line['备注'] === '样本不足')).toHaveLength(
          json.insufficient.length,
        );
      },
    );
  },
);

describe('a workbook', () => {
  const path = `/v1/rankings?subject=department&period=${MONTH}`;

  it('is fit to be printed: A4 lying, the header on every page, the title over all columns', async () => {
    const [sheet] = await sheetsOf(path);
    expect(sheet).toMatchObject({
      ...{ repeated: '$5:$5', frozen: 'A6', fits: true },
      paper: ['landscape', 9, 1, 0],
      merged: ['A1:S1', 'A2:S2', 'A3:S3', 'A4:S4'],
    });
    const texts = sheet?.rows.slice(0, 4).map(([first]) => first);
    expect(texts).toEqual([
      '江西省部门“好差评”排名（2025年11月）',
      '统计期：2025年11月（2025-11-01 至 2025-11-30）',
      '数据截至：2025-11-20 12:00:00（北京时间）　评价来源：全部',
      '排序指标：好评率（按 95% 置信区间下限排序），官方口径',
    ]);
  });

  it('has real numbers with their formats, and codes as text', async () => {
    const [sheet] = await sheetsOf(path);
    const at = (name: string) => sheet?.rows[4]?.indexOf(name) ?? -1;
    const [types, formats] = [sheet?.types[5] ?? [], sheet?.formats[5] ?? []];
    for (const [name, type, format] of [
      ['代码', 's', '@'],
      ['好评率', 'n', '0.00%'],
      ['满意度得分', 'n', '0.00'],
      ['有效评价数', 'n', '#,##0'],
    ] as const) {
      expect([types[at(name)], formats[at(name)]]).toEqual([type, format]);
    }
  });

  it('explains its figures, and says whether it is the official one', async () => {
    const lines = async (query: string) => {
      const sheet = (await sheetsOf(`${path}${query}`)).at(-1);
      expect(sheet?.name).toBe('口径');
      return new Map(sheet?.rows.map(([, name, text]) => [name, text]));
    };
    const official = await lines('');
    expect(official.get('是否官方口径')).toBe('是');
    expect(official.get('好评率')).toBe('好评数 ÷ 有效评价数');
    expect(official.get('等级分')).toBe(
      '非常满意 100，满意 80，基本满意 60，不满意 30，非常不满意 0',
    );
    expect(official.get('样本不足')).toContain('少于 8 ');
    expect(official.get('口径版本')).toMatch(/^[0-9a-f]{12,}$/);
    expect((await lines('&indicator=score')).get('是否官方口径')).toMatch(/^否；.*区间下限/);
  });

  it('has a Chinese name that says which ranking it is', async () => {
    const { headers } = await report.get(`${path}&format=xlsx&indicator=rawGoodRate`);
    const value = String(headers['content-disposition']);
    expect(value).toContain('filename="ranking-department-360000-2025-11-rawGoodRate.xlsx"');
    expect(decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(value)?.[1] ?? '')).toBe(
      '排名-江西省-department-360000-2025-11-rawGoodRate（非官方口径）.xlsx',
    );
    expect(headers['content-type']).toMatch(/spreadsheetml\.sheet$/);
  });
});

it('policy chooses the official ranking, which is what comes without asking', async () => {
  const other = await startReport(database.uri, () => NOW, {
    ...ENVIRONMENT,
    HCP_OFFICIAL_INDICATOR: 'rawGoodRate',
  });
  const path = `/v1/rankings?subject=department&period=${MONTH}`;
  const answer = await other.json<{ indicator: string; official: string; rows: Row[] }>(path);
  await other.close();
  expect(answer).toMatchObject({ indicator: 'rawGoodRate', official: 'rawGoodRate' });
  const rates = answer.rows.map(({ goodRate }) => Number(goodRate));
  expect(rates.length).toBeGreaterThan(5);
  expect(rates).toEqual([...rates].sort((a, b) => b - a));
  expect(await report.json(path)).toMatchObject({ indicator: 'goodRate', official: 'goodRate' });
});

it('a score as a workbook has in every cell what the JSON has', async () => {
  const path = `/v1/scores/area/360000?period=${MONTH}`;
  const json = await report.json<Row & Record<string, Row[]>>(path);
  const [sheet] = await sheetsOf(path);
  if (sheet === undefined) throw new Error('no sheet');
  const lines = tableOf(sheet);
  const of = (part: string) => lines.filter((line) => line['部分'] === part);
  const said = (line: Record<string, ReadCell> | undefined) => [
    ...[line?.['有效评价数'], line?.['好评率'], line?.['满意度得分'], line?.['非常不满意']],
  ];
  const wanted = (row: Row | undefined) => [
    ...[row?.['valid'], row?.['goodRate'], row?.['score']],
    (row?.['levels'] as unknown as Row | undefined)?.['1'],
  ];
  expect(said(of('合计')[0])).toEqual(wanted(json));
  expect(of('分期').map(said)).toEqual(json['series']?.map(wanted));
  expect(of('渠道').map(said)).toEqual(json['channels']?.map(wanted));
  expect(of('标签').map((line) => [line['代码'], line['次数']])).toEqual(
    json['tags']?.map(({ code, count }) => [code, count]),
  );
});

it('the loop as a workbook has each rate beside its two numbers', async () => {
  const path = `/v1/loop?by=area&peers=county&period=${MONTH}`;
  type Rate = Readonly<Record<'rate' | 'numerator' | 'denominator', number | null>>;
  const json = await report.json<{
    total: Record<string, unknown>;
    rows: Record<string, unknown>[];
  }>(path);
  const [sheet] = await sheetsOf(path);
  if (sheet === undefined) throw new Error('no sheet');
  const lines = tableOf(sheet);
  const wanted = [json.total, ...json.rows];
  expect(lines).toHaveLength(wanted.length);
  expect(json.rows.length).toBeGreaterThan(1);
  for (const [i, line] of lines.entries()) {
    const row = wanted[i] ?? {};
    const rate = row['rectifiedInTime'] as Rate;
    expect([line['代码'], line['立案'], line['超期']]).toEqual([
      row['code'],
      row['opened'],
      row['late'],
    ]);
    expect([
      line['按期整改率'],
      line['按期整改率分子：按期整改'],
      line['按期整改率分母：属实且已到期或已整改'],
    ]).toEqual([rate.rate, rate.numerator, rate.denominator]);
  }
});
