import type { Day } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { Span } from '../reading/score-reader.port.js';
import type { ReportPolicy } from '../report.policy.js';
import { openDaysOf } from './open-windows.js';

type Windows = Pick<ReportPolicy, 'calendar' | 'windowDays'>;

const KEPT = 200;
interface Known {
  readonly years: WorkCalendar['years'];
  readonly days: Map<string, readonly Day[]>;
}
const known = new WeakMap<Windows, Known>();

/** A period with those of its days that can still be rated on `today`. */
export const spanOf = (period: Period, policy: Windows, today: Day): Span => ({
  period,
  openDays: openDays(period, policy, today),
});

/** Counting the working days after each day of a year takes longer than ranking a city. */
function openDays(period: Period, policy: Windows, today: Day): readonly Day[] {
  const { years } = policy.calendar;
  let before = known.get(policy);
  if (before?.years !== years || before.days.size >= KEPT) {
    before = { years, days: new Map() };
    known.set(policy, before);
  }
  const { days } = before;
  const key = `${period.name} ${today}`;
  const open = days.get(key) ?? openDaysOf(period, policy.calendar, policy.windowDays, today);
  days.set(key, open);
  return open;
}
