import { addDays, startOfChinaDay } from '#shared/domain/china-time.js';
import type { Period } from '#shared/domain/period.js';

/** Filter for a moment within the days of a period. */
export const within = ({ first, last }: Pick<Period, 'first' | 'last'>) => ({
  $gte: new Date(startOfChinaDay(first)),
  $lt: new Date(startOfChinaDay(addDays(last, 1))),
});
