import { addDays, dayNumber, type Day } from './china-time.js';

/**
 * The State Council's calendar of holidays, for the years it vouches for.
 * Outside those years nothing is known, and nothing is guessed.
 */
export interface WorkCalendar {
  readonly years: ReadonlySet<number>;
  /** Weekdays that are days off. */
  readonly holidays: ReadonlySet<Day>;
  /** Weekend days that are worked (调休). */
  readonly makeUpDays: ReadonlySet<Day>;
}

/** Whether a day is worked; undefined when the calendar does not vouch for its year. */
export function isWorkingDay(calendar: WorkCalendar, day: Day): boolean | undefined {
  if (!calendar.years.has(Number(day.slice(0, 4)))) return undefined;
  if (calendar.makeUpDays.has(day)) return true;
  if (calendar.holidays.has(day)) return false;
  const weekday = (dayNumber(day) + 4) % 7; // 1970-01-01 was a Thursday
  return weekday !== 0 && weekday !== 6;
}

/**
 * The n-th working day after `day` (the day itself does not count);
 * undefined when the calendar does not reach that far.
 */
export function addWorkingDays(calendar: WorkCalendar, day: Day, n: number): Day | undefined {
  let current = day;
  for (let left = n; left > 0;) {
    current = addDays(current, 1);
    const working = isWorkingDay(calendar, current);
    if (working === undefined) return undefined;
    if (working) left -= 1;
  }
  return current;
}

/**
 * Whether a rating window of `workingDays` after the service's day is still open on `today`.
 * An unknown calendar leaves it open: what cannot be computed accuses nobody.
 */
export function isWindowOpen(
  calendar: WorkCalendar,
  serviceDay: Day,
  workingDays: number,
  today: Day,
): boolean {
  const end = addWorkingDays(calendar, serviceDay, workingDays);
  return end === undefined || today <= end;
}
