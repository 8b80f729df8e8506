import { addDays, dayNumber, type Day } from './china-time.js';

/**
 * The State Council's calendar of holidays, for the years it vouches for.
 * Outside those years nothing is known, and nothing is guessed. A calendar whose days changed has
 * other sets: whoever remembers what he computed with one compares its `years`.
 */
export interface WorkCalendar {
  readonly years: ReadonlySet<number>;
  /** Weekdays that are days off. */
  readonly holidays: ReadonlySet<Day>;
  /** Weekend days that are worked (调休). */
  readonly makeUpDays: ReadonlySet<Day>;
}

/** One year of the State Council's notice. */
export interface CalendarYear {
  readonly holidays: readonly Day[];
  readonly makeUpDays: readonly Day[];
}
export type CalendarYears = ReadonlyMap<number, CalendarYear>;

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The calendar with whole years in the place of its own; without any it is the same object. */
export function withYears(calendar: WorkCalendar, years: CalendarYears): WorkCalendar {
  if (years.size === 0) return calendar;
  const all = [...years.values()];
  const kept = (days: ReadonlySet<Day>) => [...days].filter((day) => !years.has(yearOf(day)));
  return {
    years: new Set([...calendar.years, ...years.keys()]),
    holidays: new Set([...kept(calendar.holidays), ...all.flatMap((year) => year.holidays)]),
    makeUpDays: new Set([...kept(calendar.makeUpDays), ...all.flatMap((year) => year.makeUpDays)]),
  };
}

/** Days before a year in which its notice should be there: from 15 November on. */
const NOTICE_DAYS = 47;

/** The year whose notice should be here on a day and is not; undefined when none is missed. */
export function missingYear({ years }: WorkCalendar, today: Day): number | undefined {
  const expected = yearOf(addDays(today, NOTICE_DAYS));
  return [yearOf(today), expected].find((year) => !years.has(year));
}

/** Days off that the law fixes for every year; a year without them is no notice. */
const FIXED = ['01-01', '05-01', '10-01'] as const;

/** What is wrong with the days of a year, and with which of the two lists; undefined: nothing. */
export function calendarYearFault(
  year: number,
  { holidays, makeUpDays }: CalendarYear,
): { readonly list: keyof CalendarYear; readonly rule: string } | undefined {
  for (const [list, days] of [
    ['holidays', holidays],
    ['makeUpDays', makeUpDays],
  ] as const) {
    const strayed = days.find((day) => yearOf(day) !== year);
    if (strayed !== undefined) return { list, rule: `${strayed} is no day of ${year}` };
  }
  const lacking = FIXED.map((day) => `${year}-${day}`).find((day) => !holidays.includes(day));
  if (lacking !== undefined)
    return { list: 'holidays', rule: `lacks ${lacking}, a day off by law` };
  const both = makeUpDays.find((day) => holidays.includes(day));
  if (both !== undefined) return { list: 'makeUpDays', rule: `${both} is a day off, too` };
  const weekday = makeUpDays.find((day) => !isWeekend(day));
  if (weekday === undefined) return undefined;
  return { list: 'makeUpDays', rule: `${weekday} is worked anyway: it is a weekday` };
}

function isWeekend(day: Day): boolean {
  const weekday = (dayNumber(day) + 4) % 7; // 1970-01-01 was a Thursday
  return weekday === 0 || weekday === 6;
}

/** Whether a day is worked; undefined when the calendar does not vouch for its year. */
export function isWorkingDay(calendar: WorkCalendar, day: Day): boolean | undefined {
  if (!calendar.years.has(yearOf(day))) return undefined;
  if (calendar.makeUpDays.has(day)) return true;
  if (calendar.holidays.has(day)) return false;
  return !isWeekend(day);
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
