import { momentText, periodFact } from '../downloads/facts.js';
import type { Book, BookColumn, MethodLine } from '../downloads/xlsx/book.types.js';
import type { Columns } from './export-columns.js';
import type { ExportSelection } from './export-reader.port.js';

/** What an export says of itself beside its rows. */
export interface ExportHead {
  readonly title: string;
  /** Names of the areas it is about. */
  readonly places: readonly string[];
  readonly period: ExportSelection['period'];
  /** When it was begun, epoch milliseconds. */
  readonly at: number;
  readonly method: readonly MethodLine[];
}

/** Rows of an export as a workbook: what is text there is text here. */
export const exportBook = <Row>(
  { title, places, period, at, method }: ExportHead,
  columns: Columns<Row>,
  pieces: AsyncIterable<readonly Row[]>,
): Book<Row> => ({
  title,
  sheet: '数据',
  facts: [
    `${periodFact(period)}　范围：${places.join('、')}`,
    `数据截至：${momentText(at)}（北京时间）`,
  ],
  columns: columns.map(([name, cell]): BookColumn<Row> => ({
    title: name,
    kind: 'text',
    width: widthOf(name),
    cell: (row) => {
      const value = cell(row);
      return typeof value === 'boolean' ? String(value) : value;
    },
  })),
  pieces,
  method: [
    ['时点', '开始下载时的状况；下载超过四分钟的，其后各行为读到时的状况，不重不漏'],
    ...method,
    ['文本', '代码、编号为文本，不会被改写或当作公式'],
  ],
  at,
});

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/代码|编号|案件/, 24],
  [/时间/, 20],
  [/部门|单位|事项|服务点|标签/, 30],
];
const NARROW = 12;

const widthOf = (name: string): number =>
  WIDTHS.find(([pattern]) => pattern.test(name))?.[1] ?? NARROW;
