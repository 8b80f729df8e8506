import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Day } from '../domain/china-time.js';
import { withYears, type CalendarYears, type WorkCalendar } from '../domain/working-days.js';

/** Holidays which every yearly notice arranges; a year lacking one of them is not vouched for. */
const ARRANGED = ['元旦', '春节', '劳动节', '国庆节'];

/**
 * The calendar that deadlines are computed with: the table of `chinese-days` (read as
 * data, since its functions answer for years they know nothing of) and the given years, which
 * replace the table's. A year is vouched for only when its notice is in there whole.
 */
export const workCalendar = (override: CalendarYears = new Map()): WorkCalendar =>
  withYears(tableCalendar(), override);

function tableCalendar(): WorkCalendar {
  const years = new Set<number>();
  for (const [year, arranged] of arrangedByYear()) {
    if (ARRANGED.every((name) => arranged.has(name))) years.add(year);
  }
  const known = (days: object): Day[] =>
    Object.keys(days).filter((day) => years.has(Number(day.slice(0, 4))));
  return {
    years,
    holidays: new Set(known(table.holidays)),
    makeUpDays: new Set(known(table.workdays)),
  };
}

/** Chinese names of the holidays that the table has for each year; values are `en,zh,days`. */
function arrangedByYear(): Map<number, Set<string>> {
  const byYear = new Map<number, Set<string>>();
  for (const [day, value] of Object.entries(table.holidays)) {
    const year = Number(day.slice(0, 4));
    const names = byYear.get(year) ?? new Set<string>();
    byYear.set(year, names.add(value.split(',')[1] ?? ''));
  }
  return byYear;
}
