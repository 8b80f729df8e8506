import { addDays, type Day } from './china-time.js';

export const PERIOD_KINDS = ['day', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A calendar period of China time; `first` and `last` are its days, both included. */
export interface Period {
  readonly kind: PeriodKind;
  /** `2026`, `2026-Q4`, `2026-11` or `2026-11-22`. */
  readonly name: string;
  readonly year: number;
  readonly first: Day;
  readonly last: Day;
}

const pad = (n: number): string => String(n).padStart(2, '0');

function monthsPeriod(
  kind: PeriodKind,
  name: string,
  year: number,
  from: number,
  to: number,
): Period {
  const afterLast = to === 12 ? `${year + 1}-01-01` : `${year}-${pad(to + 1)}-01`;
  return { kind, name, year, first: `${year}-${pad(from)}-01`, last: addDays(afterLast, -1) };
}

export const yearPeriod = (year: number): Period => monthsPeriod('year', String(year), year, 1, 12);

export const quarterPeriod = (year: number, quarter: number): Period =>
  monthsPeriod('quarter', `${year}-Q${quarter}`, year, quarter * 3 - 2, quarter * 3);

export const monthPeriod = (year: number, month: number): Period =>
  monthsPeriod('month', `${year}-${pad(month)}`, year, month, month);

export const dayPeriod = (day: Day): Period => ({
  kind: 'day',
  name: day,
  year: Number(day.slice(0, 4)),
  first: day,
  last: day,
});

/** Reads `2026`, `2026-Q4`, `2026-11` or `2026-11-22`; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const match = /^(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(\d\d))?))?$/.exec(text);
  if (match === null) return undefined;
  const [, y, quarter, month, day] = match;
  const year = Number(y);
  if (quarter !== undefined) return quarterPeriod(year, Number(quarter));
  if (month === undefined) return yearPeriod(year);
  if (day === undefined) return monthPeriod(year, Number(month));
  const last = monthPeriod(year, Number(month)).last;
  return Number(day) >= 1 && text <= last ? dayPeriod(text) : undefined;
}

/** The period of the same kind just before. */
export function previousPeriod(period: Period): Period {
  const before = addDays(period.first, -1);
  const year = Number(before.slice(0, 4));
  const month = Number(before.slice(5, 7));
  switch (period.kind) {
    case 'day':
      return dayPeriod(before);
    case 'month':
      return monthPeriod(year, month);
    case 'quarter':
      return quarterPeriod(year, Math.ceil(month / 3));
    case 'year':
      return yearPeriod(year);
  }
}

/** The months `YYYY-MM` which a period touches, in order. */
export function monthsOf(period: Period): string[] {
  const from = Number(period.first.slice(5, 7));
  const to = Number(period.last.slice(5, 7));
  return Array.from({ length: to - from + 1 }, (_, i) => `${period.year}-${pad(from + i)}`);
}

/** The quarter (1 to 4) of a China day. */
export const quarterOf = (day: Day): number => Math.ceil(Number(day.slice(5, 7)) / 3);
