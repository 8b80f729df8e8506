import { LEVEL_NAMES, LEVELS } from '#shared/domain/level.js';
import { asOfFact, periodFact, periodName } from '../downloads/facts.js';
import { FIGURES } from '../downloads/method/figure-texts.js';
import { figureLines, GENERAL_LINES, policyLines } from '../downloads/method/method-lines.js';
import type { ReportBasis } from '../downloads/report-basis.js';
import type { Book, BookColumn, CellKind } from '../downloads/xlsx/book.types.js';
import { onePiece } from '../downloads/xlsx/xlsx-stream.js';
import type { CsvCell } from '#shared/csv/csv-out.js';
import { SCORE_FIGURES, scoreRows } from './score-body.js';
import type { Score } from './score.types.js';

type Line = readonly CsvCell[];

const PARTS: Readonly<Record<string, string>> = {
  total: '合计',
  period: '分期',
  visits: '无办件评价',
  door: '评价来源',
  channel: '渠道',
  hours: '办理时段',
  tag: '标签',
};

/** The rows of the CSV as a workbook. */
export const scoreBook = (score: Score, { policy, asOf, at }: ReportBasis): Book<Line> => ({
  title: `${score.target.name}“好差评”得分（${periodName(score.period.name)}）`,
  sheet: '得分',
  facts: [periodFact(score.period), asOfFact(asOf)],
  columns: COLUMNS,
  pieces: onePiece(scoreRows(score)),
  method: [
    ['分期', '日、月统计期按日，季度、年度统计期按月'],
    ['无办件评价', '咨询等没有办件编号的到访；不计入任何比率和得分，“次数”为其总数'],
    ['标签', '“次数”为被选次数'],
    ...figureLines(SCORE_FIGURES),
    ...policyLines(policy),
    ...GENERAL_LINES,
    ['得分代次', String(score.generation)],
  ],
  at,
});

const column = (title: string, kind: CellKind, width: number, place: number): BookColumn<Line> => ({
  ...{ title, kind, width },
  cell: (line) => {
    const value = line[place];
    return typeof value === 'boolean' ? String(value) : value;
  },
});

const FIRST_LEVEL = 3;
const FIRST_FIGURE = FIRST_LEVEL + LEVELS.length;

const COLUMNS: readonly BookColumn<Line>[] = [
  { title: '部分', kind: 'text', width: 12, cell: ([part]) => PARTS[String(part)] },
  column('代码', 'text', 22, 1),
  column('名称', 'text', 30, 2),
  ...LEVELS.map((level, i) => column(LEVEL_NAMES[level], 'count', 11, FIRST_LEVEL + i)),
  ...SCORE_FIGURES.map((name, i) =>
    column(FIGURES[name].name, FIGURES[name].kind, 12, FIRST_FIGURE + i),
  ),
  column('次数', 'count', 10, FIRST_FIGURE + SCORE_FIGURES.length),
];
