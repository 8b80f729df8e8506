import { addDays, chinaDay, dayNumber, type Day } from '../china-time.js';

/** What happened before raises nothing any more: until then windows are open to late events. */
export const LOOK_BACK_DAYS = 60;

const DAYS_A_WEEK = 7;
// 1970-01-01 was a Thursday.
const THURSDAY = 3;

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: Day): Day =>
  addDays(day, -((dayNumber(day) + THURSDAY) % DAYS_A_WEEK));

/** The Monday `n` weeks after a day's week (before, when negative). */
export const weekAfter = (day: Day, n: number): Day => mondayOf(addDays(day, n * DAYS_A_WEEK));

/** `YYYY-MM` of an instant (epoch milliseconds). */
export const monthWindow = (at: number): string => chinaDay(at).slice(0, 7);
