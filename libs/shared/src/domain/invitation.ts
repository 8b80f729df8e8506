import { addDays, chinaDay, startOfChinaDay } from './china-time.js';
import { addWorkingDays, type WorkCalendar } from './working-days.js';

/**
 * 邀请: leave to rate one service once and, later, to follow up once. A visit (无办件评价) is
 * invited too, at the point where it happened: there is no service to rate then.
 */
export const INVITATION_KINDS = ['service', 'visit'] as const;
export type InvitationKind = (typeof INVITATION_KINDS)[number];

/** The space of visits: nobody's case numbers are in it. */
export const VISIT_SPACE = 'visit';

/** How long an invitation stays good where the calendar does not know when its window ends. */
const OPEN_WINDOW_DAYS = 60;

/**
 * The first instant (epoch milliseconds) at which a service may no longer be rated: the end of the
 * `windowDays`-th working day after its own China day. A calendar that does not reach so far cuts
 * nobody off: the window is then 60 days long.
 */
export function ratingDeadline(
  calendar: WorkCalendar,
  servedAt: number,
  windowDays: number,
): number {
  const day = chinaDay(servedAt);
  const last = addWorkingDays(calendar, day, windowDays) ?? addDays(day, OPEN_WINDOW_DAYS);
  return startOfChinaDay(addDays(last, 1));
}

/** The first instant at which a rating may no longer be followed up: the end of the n-th day after. */
export const followUpDeadline = (ratedAt: number, days: number): number =>
  startOfChinaDay(addDays(chinaDay(ratedAt), days + 1));
