import type { YearDays } from '../../api/registry';

/** A day as the calendar shows it. */
export interface GridDay {
  readonly day: string;
  /** 1 to 31. */
  readonly number: number;
  readonly isWorked: boolean;
  /** What the notice says of it, beside the usual week. */
  readonly mark: 'off' | 'make-up' | undefined;
}

const MONTHS = 12;
const WEEK = 7;
const DAY_MS = 86_400_000;

const textOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The weeks of a month, Monday first; undefined stands for days of its neighbours. */
export function weeksOf(
  year: number,
  month: number,
  { daysOff, makeUpDays }: YearDays,
): readonly (readonly (GridDay | undefined)[])[] {
  const first = Date.UTC(year, month - 1, 1);
  const count = Math.round((Date.UTC(year, month, 1) - first) / DAY_MS);
  const lead = (new Date(first).getUTCDay() + WEEK - 1) % WEEK;
  const [off, makeUp] = [new Set(daysOff), new Set(makeUpDays)];
  const cells: (GridDay | undefined)[] = Array.from({ length: lead }, () => undefined);
  for (let i = 0; i < count; i += 1) {
    const day = textOf(first + i * DAY_MS);
    const isWeekend = (lead + i) % WEEK >= WEEK - 2;
    const mark = off.has(day) ? 'off' : makeUp.has(day) ? 'make-up' : undefined;
    const isWorked = mark === undefined ? !isWeekend : mark === 'make-up';
    cells.push({ day, number: i + 1, isWorked, mark });
  }
  while (cells.length % WEEK !== 0) cells.push(undefined);
  return Array.from({ length: cells.length / WEEK }, (_, week) =>
    cells.slice(week * WEEK, (week + 1) * WEEK),
  );
}

export const monthNumbers = Array.from({ length: MONTHS }, (_, i) => i + 1);

/** How many days of a year are worked. */
export const workedDays = (year: number, days: YearDays): number =>
  monthNumbers
    .flatMap((month) => weeksOf(year, month, days).flat())
    .filter((day) => day?.isWorked === true).length;
