/** Where a figure of a card is read: the address that shows it with its parts. */
export const FIGURE_ORIGINS = ['scores', 'coverage', 'loop', 'evaluations'] as const;
export type FigureOrigin = (typeof FIGURE_ORIGINS)[number];

interface FigureSpec {
  readonly name: string;
  readonly origin: FigureOrigin;
  readonly formula: string;
}

const figure = (origin: FigureOrigin) => (name: string, formula: string) =>
  ({ name, origin, formula }) as const satisfies FigureSpec;
const scores = figure('scores');
const coverage = figure('coverage');
const loop = figure('loop');
const evaluations = figure('evaluations');

/** Every figure that a card can weigh; all are a numerator over a denominator. */
export const FIGURES = {
  goodRate: scores('好评率', '好评数 ÷ 有效评价数'),
  badRate: scores('差评率', '差评数 ÷ 有效评价数'),
  score: scores('满意度得分', '等级分之和 ÷ 有效评价数'),
  activeRate: scores('主动评价率', '主动评价数 ÷ 应评数'),
  unratedRate: scores('未评率', '（未评数 − 未到期数）÷（应评数 − 未到期数）'),
  defaultShare: scores('默认占比', '默认评价数 ÷ 应评数'),
  departmentCoverage: coverage('部门接入覆盖率', '有办件的部门 ÷ 登记部门'),
  itemCoverage: coverage('事项接入覆盖率', '有办件的事项 ÷ 登记事项'),
  itemRatingCoverage: coverage('事项评价覆盖率', '有主动评价的事项 ÷ 有办件的事项'),
  pointCoverage: coverage('服务点接入覆盖率', '有办件的服务点 ÷ 登记服务点'),
  pointRatingCoverage: coverage('服务点评价覆盖率', '有主动评价的服务点 ÷ 有办件的服务点'),
  verifiedRate: loop('差评核实率', '已核实 ÷ 立案'),
  rectifiedRate: loop('整改率', '已整改 ÷ 属实'),
  rectifiedInTimeRate: loop('按期整改率', '按期整改 ÷ 属实且已到期或已整改'),
  repliedRate: loop('差评回复率', '已反馈 ÷ 立案'),
  revisitedRate: loop('实名差评回访率', '已回访 ÷ 实名且已办结'),
  satisfiedRate: loop('回访满意率', '满意 ÷ 已回访'),
  thirdParty: evaluations('第三方评估', '得分之和 ÷ 满分之和'),
  publicOpinion: evaluations('社会公众评价', '得分之和 ÷ 满分之和'),
} as const satisfies Readonly<Record<string, FigureSpec>>;

export type FigureCode = keyof typeof FIGURES;
export const FIGURE_CODES = Object.keys(FIGURES) as FigureCode[];

/** A figure and what it is made of; there is no value where the denominator is 0. */
export interface Figure {
  readonly numerator: number;
  readonly denominator: number;
}

export type Figures = Readonly<Record<FigureCode, Figure>>;
