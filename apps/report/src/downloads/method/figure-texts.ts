import type { Indicators } from '#shared/domain/indicators.js';
import type { CellKind } from '../xlsx/book.types.js';

/** How a figure is called, shown and computed in files. */
export interface FigureText {
  readonly name: string;
  readonly kind: CellKind;
  readonly formula: string;
}

const count = (name: string, formula: string): FigureText => ({ name, kind: 'count', formula });
const rate = (name: string, formula: string): FigureText => ({ name, kind: 'rate', formula });

/** Every figure in the words of the field. */
export const FIGURES = {
  valid: count('有效评价数', '本人选定等级、未被认定误评或恶意差评的首次评价，按评价时间'),
  good: count('好评数', '有效评价中非常满意、满意、基本满意的'),
  bad: count('差评数', '有效评价中不满意、非常不满意的'),
  goodRate: rate('好评率', '好评数 ÷ 有效评价数'),
  goodRateLow: rate('好评率区间下限', '好评率 95% 威尔逊（Wilson）置信区间的下限，z = 1.959964'),
  goodRateHigh: rate('好评率区间上限', '好评率 95% 威尔逊（Wilson）置信区间的上限'),
  badRate: rate('差评率', '差评数 ÷ 有效评价数'),
  score: { name: '满意度得分', kind: 'score', formula: 'Σ（等级分 × 该等级评价数）÷ 有效评价数' },
  excluded: count('不计入评价数', '经两人认定为误评或恶意差评、不计入统计的首次评价'),
  due: count('应评数', '办理时间在统计期内的服务'),
  active: count('主动评价数', '应评服务中本人作出首次评价的'),
  defaulted: count('默认评价数', '应评服务中只有系统默认评价的；不计分'),
  unrated: count('未评数', '应评数 − 主动评价数 − 默认评价数'),
  pending: count('未到期数', '未评服务中评价期仍开着的'),
  activeRate: rate('主动评价率', '主动评价数 ÷ 应评数'),
  unratedRate: rate('未评率', '（未评数 − 未到期数）÷（应评数 − 未到期数）'),
  defaultShare: rate('默认占比', '默认评价数 ÷ 应评数'),
} as const satisfies Readonly<Record<keyof Indicators, FigureText>>;
