import type { Day } from '#shared/domain/china-time.js';
import { parsePeriod, previousPeriod } from '#shared/domain/period.js';
import { periodOf } from '../figures/periods';

/** So many of each kind are offered. */
const OFFERED = { month: 24, quarter: 8, year: 5 } as const;

/** `2026年5月`, `2026年第2季度`, `2026年`. */
export function periodWords(period: string): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return `${year}年`;
  return part.startsWith('Q') ? `${year}年第${part.slice(1)}季度` : `${year}年${Number(part)}月`;
}

/** Months, quarters and years that are over on a day, of each kind the newest first. */
export const pastPeriods = (today: Day): string[] =>
  Object.entries(OFFERED).flatMap(([kind, count]) => {
    const past: string[] = [];
    let period = parsePeriod(periodOf(kind, today));
    while (period !== undefined && past.length < count) {
      period = previousPeriod(period);
      past.push(period.name);
    }
    return past;
  });

/** The choices of a list, with the one that is chosen already, however old. */
export const periodOptions = (today: Day, chosen = '') => {
  const past = pastPeriods(today);
  const all = chosen === '' || past.includes(chosen) ? past : [chosen, ...past];
  return all.map((value) => ({ value, label: periodWords(value) }));
};
