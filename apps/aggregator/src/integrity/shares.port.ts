import type { Day } from '#shared/domain/china-time.js';
import type { WeekTally } from '#shared/domain/integrity/default-jump.js';
import type { PointTally } from '#shared/domain/integrity/perfect-point.js';

/** The shares that the rules look at, as the scores have them. */
export interface Shares {
  /** Every point with a valid rating in a month (`YYYY-MM`), without its hall. */
  points(month: string): Promise<PointTally[]>;
  /** By department, then by the Monday of the service day; of whole months (`YYYY-MM`). */
  defaults(months: readonly string[]): Promise<Map<string, Map<Day, WeekTally>>>;
}
