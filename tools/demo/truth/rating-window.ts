import { dayText, isOfficeDay } from '../events/calendar.js';

/** Working days after a service's day in which it may be rated. */
const WINDOW = 5;
/** The last year for which the State Council's notice is in the calendar library. */
const LAST_KNOWN_YEAR = 2026;

/** Whether the window of a service of `day` is open on `today`; unknown years leave it open. */
export function isStillOpen(day: number, today: number): boolean {
  let passed = 0;
  // Open through the end of the fifth working day: closed once a day lies between.
  for (let next = day + 1; next < today; next += 1) {
    if (Number(dayText(next).slice(0, 4)) > LAST_KNOWN_YEAR) return true;
    if (isOfficeDay(next)) passed += 1;
    if (passed === WINDOW) return false;
  }
  return true;
}
