import type { PublishedPolicy } from '#shared/contract/publication.js';
import { LEVEL_NAMES, LEVELS } from '#shared/domain/level.js';
import { FIGURES } from '../method/figure-texts.js';
import { indicatorName } from '../method/method-lines.js';

const TOLD = ['valid', 'goodRate', 'score', 'due', 'activeRate', 'unratedRate'] as const;

/** How the figures of a publication came about, by the policy that it names. */
export function methodParagraphs(policy: PublishedPolicy): string[] {
  const points = LEVELS.map((level, i) => `${LEVEL_NAMES[level]} ${policy.weights[i] ?? 0} 分`);
  return [
    `${TOLD.map((name) => `${FIGURES[name].name}：${FIGURES[name].formula}`).join('；')}。`,
    `等级分：${points.reverse().join('、')}。`,
    `排名指标：${indicatorName(policy.officialIndicator)}；样本少于 ${policy.minimumSample} 的列为样本不足，` +
      '不排名；相等者名次相同，其后名次跳过。变化为上一同类统计期的名次减本期名次。',
    `评价期为办理之日后 ${policy.windowDays} 个工作日。评价按评价时间、服务按办理时间归期，均为` +
      `北京时间。“—”为没有数据（分母为 0）。公开的数字中少于 ${policy.smallCell} 的不予公布。`,
    `口径版本：${policy.version}。`,
  ];
}
