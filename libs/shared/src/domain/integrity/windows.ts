import { addDays, chinaDay, dayNumber, type Day } from '../china-time.js';

const DAYS_A_WEEK = 7;
// 1970-01-01 was a Thursday.
const THURSDAY = 3;

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: Day): Day =>
  addDays(day, -((dayNumber(day) + THURSDAY) % DAYS_A_WEEK));

/** The Monday `n` weeks after a day's week (before, when negative). */
export const weekAfter = (day: Day, n: number): Day => mondayOf(addDays(day, n * DAYS_A_WEEK));

/** The China day of an instant (epoch milliseconds), as the window of a flag. */
export const dayWindow = (at: number): Day => chinaDay(at);

/** `YYYY-MM` of an instant (epoch milliseconds). */
export const monthWindow = (at: number): string => chinaDay(at).slice(0, 7);
