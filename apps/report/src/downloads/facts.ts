import { chinaTime } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';

/** `2026年11月`, `2026年第4季度`, `2026年11月22日`, `2026年`, `2026年第48周`. */
export function periodName(name: string): string {
  const [year = '', part, day] = name.split('-');
  if (part === undefined) return `${year}年`;
  if (part.startsWith('Q')) return `${year}年第${part.slice(1)}季度`;
  if (part.startsWith('W')) return `${year}年第${Number(part.slice(1))}周`;
  const month = `${year}年${Number(part)}月`;
  return day === undefined ? month : `${month}${Number(day)}日`;
}

/** `2026-11-22 09:00:00` of China. */
export const momentText = (at: number): string => chinaTime(at).slice(0, 19).replace('T', ' ');

export const periodFact = ({ name, first, last }: Pick<Period, 'name' | 'first' | 'last'>) =>
  `统计期：${periodName(name)}（${first} 至 ${last}）`;

/** Up to when everything is counted. */
export const asOfFact = (asOf: Date | null): string =>
  `数据截至：${asOf === null ? '尚不可知' : `${momentText(asOf.getTime())}（北京时间）`}`;
