import type { Indicators } from '#shared/domain/indicators.js';
import { asOfFact, periodFact, periodName } from '../downloads/facts.js';
import { FIGURES } from '../downloads/method/figure-texts.js';
import {
  figureLines,
  GENERAL_LINES,
  indicatorName,
  policyLines,
  RANK_LINES,
} from '../downloads/method/method-lines.js';
import type { ReportBasis } from '../downloads/report-basis.js';
import type { Book, BookColumn } from '../downloads/xlsx/book.types.js';
import { onePiece } from '../downloads/xlsx/xlsx-stream.js';
import { INSUFFICIENT } from './ranking-csv.js';
import type { RankingAnswer, RankingQuery } from './ranking.types.js';

const SUBJECTS: Readonly<Record<RankingQuery['subject'], string>> = {
  area: '区划',
  department: '部门',
  item: '事项',
  point: '服务点',
  channel: '渠道',
  hours: '办理时段',
};
const PEERS: Readonly<Record<string, string>> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡级',
  village: '村级',
};
const DOORS = { all: '全部', direct: '本人直接评价', forwarded: '部门转送评价' } as const;

/** A row as it stands on the sheet. */
interface Line {
  readonly rank: number | null;
  readonly code: string;
  readonly name: string;
  readonly figures: Indicators;
  readonly change: number | null;
  readonly note: string;
}

const SAID = [
  ...(['valid', 'good', 'bad', 'goodRate', 'goodRateLow', 'goodRateHigh', 'score'] as const),
] as const;
const COHORT = ['due', 'active', 'defaulted', 'unrated', 'pending', 'activeRate'] as const;

/** The ranking as a workbook: the rows of the CSV, and the total below them. */
export function rankingBook(answer: RankingAnswer, { policy, asOf, at }: ReportBasis): Book<Line> {
  const { query, withinName, hasCohort } = answer;
  const { subject, peers, period, indicator, door } = query;
  const level = peers === undefined ? '' : (PEERS[peers] ?? '');
  const isOfficial = indicator === policy.official;
  return {
    title: `${withinName}${level}${SUBJECTS[subject]}“好差评”排名（${periodName(period.name)}）`,
    sheet: '排名',
    facts: [
      periodFact(period),
      `${asOfFact(asOf)}　评价来源：${DOORS[door]}`,
      `排序指标：${indicatorName(indicator)}，${isOfficial ? '官方口径' : '非官方口径'}`,
    ],
    columns: columnsOf(hasCohort),
    pieces: onePiece(linesOf(answer)),
    method: [
      ['排序指标', `${indicatorName(indicator)}（indicator=${indicator}）`],
      ['是否官方口径', isOfficial ? '是' : `否；官方口径为${indicatorName(policy.official)}`],
      ...figureLines(hasCohort ? [...SAID, ...COHORT] : SAID),
      ...RANK_LINES,
      ...policyLines(policy),
      ...GENERAL_LINES,
      ['得分代次', String(answer.generation)],
    ],
    at,
  };
}

const figureColumn = (name: keyof Indicators): BookColumn<Line> => ({
  title: FIGURES[name].name,
  kind: FIGURES[name].kind,
  width: 12,
  cell: ({ figures }) => figures[name],
});

const columnsOf = (hasCohort: boolean): BookColumn<Line>[] => [
  { title: '名次', kind: 'count', width: 8, cell: ({ rank }) => rank },
  { title: '代码', kind: 'text', width: 22, cell: ({ code }) => code },
  { title: '名称', kind: 'text', width: 36, cell: ({ name }) => name },
  ...(hasCohort ? [...SAID, ...COHORT] : SAID).map(figureColumn),
  { title: '名次变化', kind: 'change', width: 10, cell: ({ change }) => change },
  { title: '备注', kind: 'text', width: 12, cell: ({ note }) => note },
];

const linesOf = ({ rows, insufficient, total, query, withinName }: RankingAnswer): Line[] => [
  ...rows.map(({ rank, row: { code, name, figures }, change }) => ({
    ...{ rank, code, name, figures, change, note: '' },
  })),
  ...insufficient.map(({ code, name, figures }) => ({
    ...{ rank: null, code, name, figures, change: null, note: INSUFFICIENT },
  })),
  {
    ...{ rank: null, code: query.within, name: withinName, figures: total },
    ...{ change: null, note: '合计' },
  },
];
