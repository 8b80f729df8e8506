import { csvRecords } from '#shared/csv/csv-records.js';
import { readHeader } from './rating-header.js';
import { ratingsOf } from './rating-rows.js';

const HEADER =
  '区划代码,部门统一社会信用代码,事项编码,工单编号,满意度,评价时间,评价标签,评价内容,是否追评';
const cells = {
  areaCode: '360100',
  deptCode: 'D1',
  taskCode: 'T1',
  projectNo: 'W1',
  satisfaction: '不满意',
  assessTime: '2026-11-22 09:30',
  evalDetail: '',
  writingEvaluation: '',
  assessNumber: '',
};
type Cells = Partial<typeof cells>;

function read(...rows: readonly string[]) {
  const records = csvRecords([HEADER, ...rows].join('\n'));
  if ('rule' in records) throw new Error(records.rule);
  const [first, ...rest] = records;
  const header = readHeader(first?.cells ?? []);
  return ratingsOf(header, first?.cells.length ?? 0, rest, { channel: 6, space: 'CASES' });
}
const row = (given: Cells = {}): string =>
  Object.values({ ...cells, ...given })
    .map((cell) => `"${cell}"`)
    .join(',');
const event = (given: Cells = {}): unknown =>
  JSON.parse(read(row(given)).events[0]?.json ?? '{}') as unknown;
const faults = (given: Cells): string[] =>
  read(row(given)).bad.map(({ line, column, rule }) => `${line} ${column ?? ''} ${rule}`);

describe('a row of an export', () => {
  it('becomes a canonical rating', () => {
    expect(event()).toEqual({
      areaCode: '360100',
      deptCode: 'D1',
      taskCode: 'T1',
      projectNo: 'W1',
      serviceNumber: '1',
      assessNumber: 1,
      satisfaction: 2,
      pf: 6,
      assessTime: '2026-11-22T09:30:00+08:00',
      space: 'CASES',
    });
  });

  it.each([
    ['2026-11-22 09:30:15', '2026-11-22T09:30:15+08:00'],
    ['2026/1/2 9:05', '2026-01-02T09:05:00+08:00'],
    ['2026-11-22T01:30:00Z', '2026-11-22T01:30:00Z'],
    ['2026-11-22T09:30+0800', '2026-11-22T09:30+0800'],
  ])('has its time %s in China, unless it says otherwise', (assessTime, expected) => {
    expect(event({ assessTime })).toMatchObject({ assessTime: expected });
  });

  it.each([
    ['非常满意', 5],
    ['满意', 4],
    ['基本满意', 3],
    ['不满意', 2],
    ['非常不满意', 1],
    ['3', 3],
  ])('has the level %s', (satisfaction, expected) => {
    expect(event({ satisfaction })).toMatchObject({ satisfaction: expected });
  });

  it('has tags by code or name, whatever separates them', () => {
    const evalDetail = '207,没有提供材料清单；209|211、在线预约办理后到实体大厅重复取号排队';
    expect(event({ evalDetail })).toMatchObject({
      evalDetail: ['207', '208', '209', '211', '212'],
    });
  });

  it('has a tag of another level left for ingest to refuse', () => {
    expect(event({ evalDetail: '服务热情效率高' })).toMatchObject({ evalDetail: ['517'] });
  });

  it.each(['追评', '是', '2'])('says with %s that it is the follow-up', (assessNumber) => {
    expect(event({ assessNumber })).toMatchObject({ assessNumber: 2 });
  });
});

describe('a row that breaks a rule', () => {
  const table: [Cells, string][] = [
    [{ projectNo: '' }, '工单编号 is empty'],
    [{ projectNo: '3.6E+17' }, '工单编号 was rounded by a spreadsheet: export the column as text'],
    [{ satisfaction: '还行' }, '满意度 is none of 1 to 5, 非常不满意'],
    [{ satisfaction: '0' }, '满意度 is none of 1 to 5, 非常不满意'],
    [{ assessTime: '2026-02-30 10:00' }, '评价时间 is no time such as'],
    [{ assessTime: '22.11.2026' }, '评价时间 is no time such as'],
    [{ evalDetail: '服务很好' }, '评价标签 holds a tag that the catalogue does not have'],
    [{ assessNumber: '3' }, '是否追评 is none of 1, 首评, 否, 2, 追评, 是'],
  ];
  it.each(table)('%j is named by line, column and rule', (given, expected) => {
    expect(faults(given)).toEqual([expect.stringContaining(`2 ${expected}`)]);
  });

  it('is named by the line it begins on, and the others go in', () => {
    const words = row({ writingEvaluation: '第一行\n第二行' });
    const { events, bad } = read(words, '', row({ satisfaction: '' }), 'a,b', words);
    expect(events.map(({ place }) => place)).toEqual(['line 2', 'line 7']);
    expect(bad.map(({ line, rule }) => [line, rule])).toEqual([
      [5, 'is empty'],
      [6, 'has 2 cells, the header has 9'],
    ]);
  });

  it('is never quoted', () => {
    const secret = '张三13800001234';
    for (const column of Object.keys(cells) as (keyof Cells)[]) {
      expect(JSON.stringify(faults({ [column]: secret }))).not.toContain(secret);
    }
  });
});

describe('a header', () => {
  it('may have canonical names, in any order, and names what it does not read', () => {
    const given = '序号,assessTime,姓名,满意度,taskCode,deptCode,areaCode,projectNo,满意度评定';
    const { columns, unread, faults: none } = readHeader(given.split(','));
    expect(columns.map(({ column }) => column.field)).toContain('userName');
    expect({ unread, none }).toEqual({ unread: ['满意度评定'], none: [] });
  });

  it('with a column missing, or twice under two names, lets nothing be read', () => {
    expect(
      readHeader('区划代码,部门代码,事项编码,满意度,评价等级,评价时间'.split(',')).faults,
    ).toEqual([
      '满意度 and 评价等级 both mean satisfaction',
      'there is no column projectNo (工单编号, 办件编号, 工单号, 办件号)',
    ]);
  });
});
