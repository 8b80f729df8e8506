import { dayText } from '../events/calendar.js';

/** A period as day numbers, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const dayNumberOf = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000;

/** The days of `2026`, `2026-Q4`, `2026-11` or `2026-11-22`. */
export function spanOf(period: string): Span {
  const year = Number(period.slice(0, 4));
  const rest = period.slice(5);
  if (rest === '') return { first: dayNumberOf(year, 1, 1), last: dayNumberOf(year, 12, 31) };
  if (rest.startsWith('Q')) {
    const from = Number(rest.slice(1)) * 3 - 2;
    // Day 0 of a month is the last of the one before.
    return { first: dayNumberOf(year, from, 1), last: dayNumberOf(year, from + 3, 0) };
  }
  const month = Number(rest.slice(0, 2));
  if (rest.length === 2) {
    return { first: dayNumberOf(year, month, 1), last: dayNumberOf(year, month + 1, 0) };
  }
  const day = dayNumberOf(year, month, Number(rest.slice(3)));
  return { first: day, last: day };
}

/** The year, quarter and month in which a day lies. */
export function periodsAround(dayNumber: number): string[] {
  const text = dayText(dayNumber);
  const quarter = Math.ceil(Number(text.slice(5, 7)) / 3);
  return [text.slice(0, 4), `${text.slice(0, 4)}-Q${quarter}`, text.slice(0, 7)];
}
