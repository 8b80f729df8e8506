import { addDays, type Day } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';
import { isWindowOpen, type WorkCalendar } from '#shared/domain/working-days.js';

/** Service times may lie minutes ahead, so tomorrow's day can exist a little before midnight. */
const AHEAD_DAYS = 1;

/**
 * The service days of a period whose rating window is still open on `today` (China days): their
 * unrated services are `pending`. Days that cannot have services yet are left out.
 */
export function openDaysOf(
  period: Period,
  calendar: WorkCalendar,
  windowDays: number,
  today: Day,
): Day[] {
  const until = addDays(today, AHEAD_DAYS);
  const last = period.last < until ? period.last : until;
  const open: Day[] = [];
  for (let day = period.first; day <= last; day = addDays(day, 1)) {
    if (isWindowOpen(calendar, day, windowDays, today)) open.push(day);
  }
  return open;
}
