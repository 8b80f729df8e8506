import { caseKind } from '#shared/domain/casework/casework.js';
import { asOfFact, momentText, periodFact, periodName } from '../downloads/facts.js';
import type { Book, BookColumn, CellKind, MethodLine } from '../downloads/xlsx/book.types.js';
import { onePiece } from '../downloads/xlsx/xlsx-stream.js';
import { loopRows, type LoopCells } from './loop-body.js';
import type { LoopAnswer } from './loop.types.js';

/** Each rate with what it divides, in the order of the figures of a row. */
const RATES = [
  ['核实率', '已核实', '立案'],
  ['整改率', '已整改', '属实'],
  ['按期整改率', '按期整改', '属实且已到期或已整改'],
  ['回复率', '已反馈', '立案'],
  ['回访率', '已回访', '实名且已办结'],
  ['回访满意率', '满意', '已回访'],
] as const;

/** The rows of the CSV as a workbook. */
export function loopBook(answer: LoopAnswer, asOf: Date | null): Book<LoopCells> {
  const { query, withinName } = answer;
  const { by, period, kind, now } = query;
  return {
    title:
      `${withinName}${by === 'area' ? '各区划' : '各部门'}${caseKind(kind).name}整改情况` +
      `（${periodName(period.name)}）`,
    sheet: '整改',
    facts: [periodFact(period), `${asOfFact(asOf)}　超期以 ${momentText(now)} 为准`],
    columns: COLUMNS,
    pieces: onePiece(loopRows(answer)),
    method: METHOD,
    at: now,
  };
}

const column = (title: string, kind: CellKind, place: number): BookColumn<LoopCells> => ({
  ...{ title, kind, width: 12 },
  cell: (line) => line[place],
});

const FIRST_COUNT = 3;
const COUNTS = ['立案', '办结', '在办', '超期', '不计入评价'] as const;
const FIRST_RATE = FIRST_COUNT + COUNTS.length;

const COLUMNS: readonly BookColumn<LoopCells>[] = [
  { title: '部分', kind: 'text', width: 8, cell: ([part]) => (part === 'total' ? '合计' : '') },
  { title: '代码', kind: 'text', width: 22, cell: ([, code]) => code },
  { title: '名称', kind: 'text', width: 34, cell: ([, , name]) => name },
  ...COUNTS.map((title, i) => column(title, 'count', FIRST_COUNT + i)),
  ...RATES.flatMap(([rate, numerator, denominator], i) => [
    column(rate, 'rate', FIRST_RATE + 3 * i),
    column(`${rate}分子：${numerator}`, 'count', FIRST_RATE + 3 * i + 1),
    column(`${rate}分母：${denominator}`, 'count', FIRST_RATE + 3 * i + 2),
  ]),
];

const METHOD: readonly MethodLine[] = [
  ['归期', '按立案时间，北京时间；数字是案件现在的状况'],
  ...RATES.map(([rate, numerator, denominator]): MethodLine => [
    rate,
    `${numerator} ÷ ${denominator}`,
  ]),
  ['无数据', '分母为 0 的比率为空'],
  ['部门', '承办单位；尚未转办的为被评价部门'],
  ['重新打开', '重新打开的案件只看本轮'],
  ['时限', '按国务院公布的工作日历；没有公布的年份不计超期'],
];
