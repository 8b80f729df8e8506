import type { Ranking, RankingRow, LoopRateName } from '../api/figures';
import { shownCount, shownRate } from '../ui/format';

export const SUBJECT_OPTIONS = [
  { value: 'area', label: '地区' },
  { value: 'department', label: '部门' },
  { value: 'item', label: '事项' },
  { value: 'point', label: '服务点' },
  { value: 'channel', label: '渠道' },
  { value: 'hours', label: '时段' },
] as const;

export const PEER_OPTIONS = [
  { value: 'city', label: '设区市' },
  { value: 'county', label: '县（市、区）' },
  { value: 'town', label: '乡镇（街道）' },
] as const;

export const DOOR_OPTIONS = [
  { value: 'all', label: '全部评价' },
  { value: 'direct', label: '本人直接评价' },
  { value: 'forwarded', label: '部门系统推送' },
] as const;

/** What ranks, and how a value of it is written. */
export const INDICATOR_OPTIONS = [
  { value: 'goodRate', label: '好评率' },
  { value: 'score', label: '满意度得分' },
  { value: 'activeRate', label: '主动评价率' },
  { value: 'badRate', label: '差评率' },
  { value: 'unratedRate', label: '未评率' },
  { value: 'valid', label: '有效评价数' },
  { value: 'bad', label: '差评数' },
  { value: 'due', label: '应评数' },
] as const;

export const LOOP_RATE_NAMES: Readonly<Record<LoopRateName, string>> = {
  verified: '核实率',
  rectified: '整改率',
  rectifiedInTime: '按期整改率',
  replied: '回复率',
  revisited: '实名回访率',
  satisfied: '回访满意率',
};

/** A row of any ranking, with or without a rank. */
export type AnyRow = Omit<RankingRow, 'rank'>;

/**
 * The value of an indicator in a row, and of how many it is made; a fraction, a score, or a count.
 * What the answer does not carry by name is computed of its counts.
 */
export function valueOf(row: AnyRow, indicator: string): number | null {
  switch (indicator) {
    case 'badRate':
      return row.valid === 0 ? null : row.bad / row.valid;
    case 'unratedRate':
      return unratedRate(row);
    default: {
      const value = (row as unknown as Readonly<Record<string, unknown>>)[indicator];
      return typeof value === 'number' ? value : null;
    }
  }
}

function unratedRate({ due, unrated, pending }: AnyRow): number | null {
  if (due === null || unrated === null || pending === null || due === pending) return null;
  return (unrated - pending) / (due - pending);
}

export const isRate = (indicator: string): boolean => indicator.endsWith('Rate');

/** A value of an indicator in words. */
export function shownValue(value: number | null, indicator: string): string {
  if (value === null) return '—';
  if (isRate(indicator)) return shownRate(value);
  return indicator === 'score' ? value.toFixed(2) : shownCount(value);
}

/** How many a row's value is made of. */
export const sampleOf = (row: AnyRow, { sample }: Pick<Ranking, 'sample'>): number =>
  row[sample] ?? 0;

/** `↑ 2`, `↓ 1`, `—`; `新` for what had no rank before. */
export function changeWords(change: number | null): string {
  if (change === null) return '新';
  if (change === 0) return '—';
  return change > 0 ? `↑ ${change}` : `↓ ${-change}`;
}
