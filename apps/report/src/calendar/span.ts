import type { Day } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';
import type { Span } from '../reading/score-reader.port.js';
import type { ReportPolicy } from '../report.policy.js';
import { openDaysOf } from './open-windows.js';

type Windows = Pick<ReportPolicy, 'calendar' | 'windowDays'>;

const KEPT = 200;
const known = new WeakMap<Windows, Map<string, readonly Day[]>>();

/** A period with those of its days that can still be rated on `today`. */
export const spanOf = (period: Period, policy: Windows, today: Day): Span => ({
  period,
  openDays: openDays(period, policy, today),
});

/** Counting the working days after each day of a year takes longer than ranking a city. */
function openDays(period: Period, policy: Windows, today: Day): readonly Day[] {
  let days = known.get(policy);
  if (days === undefined || days.size >= KEPT) {
    days = new Map();
    known.set(policy, days);
  }
  const key = `${period.name} ${today}`;
  const open = days.get(key) ?? openDaysOf(period, policy.calendar, policy.windowDays, today);
  days.set(key, open);
  return open;
}
