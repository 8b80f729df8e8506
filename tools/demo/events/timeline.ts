import { chinaDayNumber, DAY_MS, dayText, isOfficeDay, startOfDay } from './calendar.js';

/** How many ratings a day brings. */
export interface DayQuota {
  readonly day: number;
  readonly ratings: number;
}

/** How much denser than the year before the month of `now` is. */
const CURRENT_MONTH = 6;
/** The last day's share of a usual day: much happens while one is looking. */
const TODAY = 1.5;
/** Of a day that has only begun hardly anybody who used a service can have rated it. */
const LEAST_PASSED = 1 / 8;

/**
 * Spreads `ratings` over the `days` days that end with the day of `now`: working days count,
 * Mondays most, and the current month more than the months before; today by how much of it has
 * passed. The quotas add up exactly.
 */
export function planDays(now: number, ratings: number, days: number): DayQuota[] {
  const today = chinaDayNumber(now);
  const passed = (now - startOfDay(today)) / DAY_MS;
  const soFar = passed < LEAST_PASSED ? 0 : CURRENT_MONTH * TODAY * passed;
  const month = dayText(today).slice(0, 7);
  const weights = Array.from({ length: days }, (_, i) => {
    const day = today - days + 1 + i;
    const isMonday = (day + 3) % 7 === 0;
    const office = isOfficeDay(day) ? (isMonday ? 1.3 : 1) : 0.12;
    const dense = dayText(day).startsWith(month) ? CURRENT_MONTH : 0.7 + (0.6 * i) / days;
    return day === today ? soFar : office * dense;
  });
  const total = weights.reduce((sum, w) => sum + w, 0);
  let planned = 0;
  let given = 0;
  return weights.map((weight, i) => {
    planned += (ratings * weight) / total;
    const upTo = i === days - 1 ? ratings : Math.min(ratings, Math.round(planned));
    const quota = upTo - given;
    given = upTo;
    return { day: today - days + 1 + i, ratings: quota };
  });
}
