import type { Day } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';
import type { Span } from '../reading/score-reader.port.js';
import type { ReportPolicy } from '../report.policy.js';
import { openDaysOf } from './open-windows.js';

/** A period with those of its days that can still be rated on `today`. */
export const spanOf = (
  period: Period,
  { calendar, windowDays }: Pick<ReportPolicy, 'calendar' | 'windowDays'>,
  today: Day,
): Span => ({ period, openDays: openDaysOf(period, calendar, windowDays, today) });
