import { parsePeriod, PERIOD_KINDS, type PeriodKind } from '#shared/domain/period.js';

export const PERIOD_NAMES: Readonly<Record<PeriodKind, string>> = {
  day: '日',
  month: '月',
  quarter: '季度',
  year: '年',
};

export const PERIOD_OPTIONS = [...PERIOD_KINDS]
  .reverse()
  .map((value) => ({ value, label: PERIOD_NAMES[value] }));

/** The period of a kind that holds a China day, `2026-06-01`. */
export function periodOf(kind: string, day: string): string {
  const [year = '', month = ''] = day.split('-');
  switch (kind) {
    case 'year':
      return year;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'day':
      return day;
    default:
      return `${year}-${month}`;
  }
}

/** The first day of a period, as what somebody chose is kept; empty for what is none. */
export const firstDayOf = (period: string): string => parsePeriod(period)?.first ?? '';
export const kindOf = (period: string): PeriodKind => parsePeriod(period)?.kind ?? 'month';
