import type { Indicators } from '#shared/domain/indicators.js';
import { LEVEL_NAMES, LEVELS } from '#shared/domain/level.js';
import { policyVersion, type ReportPolicy } from '../../report.policy.js';
import type { MethodLine } from '../xlsx/book.types.js';
import { FIGURES } from './figure-texts.js';

/** The formula of each of these figures. */
export const figureLines = (names: readonly (keyof Indicators)[]): MethodLine[] =>
  names.map((name) => [FIGURES[name].name, FIGURES[name].formula]);

/** The choices that figures follow, and what names them. */
export function policyLines(policy: ReportPolicy): MethodLine[] {
  const points = LEVELS.map((level, i) => `${LEVEL_NAMES[level]} ${policy.weights[i] ?? 0}`);
  return [
    ['等级分', points.reverse().join('，')],
    ['样本不足', `样本少于 ${policy.minimumSample} 的不排名，单列在后`],
    ['评价期', `办理之日后 ${policy.windowDays} 个工作日`],
    ['官方排序', indicatorName(policy.official)],
    ['口径版本', policyVersion(policy)],
  ];
}

/** What holds of every figure. */
export const GENERAL_LINES: readonly MethodLine[] = [
  ['无数据', '分母为 0 的比率为空，不是 0%，也不是 100%'],
  ['三本账', '主动评价、默认评价、未评分开统计，只有主动评价计分'],
  ['两个时钟', '评价类数字按评价时间、应评类数字按办理时间归期，均为北京时间'],
  ['追评', '追评不改变首次评价，也不计入上述数字'],
];

/** How ranks come about. */
export const RANK_LINES: readonly MethodLine[] = [
  ['名次', '按排序指标的精确值；相等者名次相同，其后名次跳过（1、1、3）'],
  ['并列的显示顺序', '名次相同的，有效评价数多的在前，再按代码'],
  ['名次变化', '上一同类统计期的名次 − 本期名次；上期没有名次的为空'],
];

const ORDERS: Readonly<Partial<Record<string, string>>> = {
  ...Object.fromEntries(Object.entries(FIGURES).map(([key, { name }]) => [key, name])),
  goodRate: '好评率（按 95% 置信区间下限排序）',
  rawGoodRate: '好评率（按原始值排序）',
};

/** An indicator that ranks, by the name it has in a query. */
export const indicatorName = (indicator: string): string => ORDERS[indicator] ?? indicator;
