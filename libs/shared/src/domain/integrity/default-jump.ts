import type { Day } from '../china-time.js';
import type { IntegrityPolicy } from './integrity-policy.js';
import type { Finding } from './integrity-rule.js';
import { weekAfter } from './windows.js';

/** The services of one week (by service day), and those of them that have only a default. */
export interface WeekTally {
  readonly services: number;
  readonly defaulted: number;
}

const WEEKS_BEFORE = [-4, -3, -2, -1] as const;

/**
 * Whether a department's share of defaults has jumped in a week, against the four weeks before.
 * `weeks` is by Monday; what is missing had no services.
 */
export function defaultJump(
  weeks: ReadonlyMap<Day, WeekTally>,
  monday: Day,
  { defaultJump: policy }: IntegrityPolicy,
): Finding | undefined {
  const { services = 0, defaulted = 0 } = weeks.get(monday) ?? {};
  let [servicesBefore, defaultedBefore] = [0, 0];
  for (const n of WEEKS_BEFORE) {
    const before = weeks.get(weekAfter(monday, n));
    servicesBefore += before?.services ?? 0;
    defaultedBefore += before?.defaulted ?? 0;
  }
  if (Math.min(services, servicesBefore) < policy.leastServices) return undefined;
  const [share, shareBefore] = [defaulted / services, defaultedBefore / servicesBefore];
  if (share - shareBefore < policy.rise) return undefined;
  const numbers = { services, share, servicesBefore, shareBefore };
  return { numbers, weight: defaulted, keys: [] };
}
