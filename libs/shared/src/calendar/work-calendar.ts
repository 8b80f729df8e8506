import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Day } from '../domain/china-time.js';
import type { WorkCalendar } from '../domain/working-days.js';

/** One year of the State Council's notice, as the override file writes it. */
export interface CalendarYear {
  readonly holidays: readonly Day[];
  readonly makeUpDays: readonly Day[];
}

/** Holidays which every yearly notice arranges; a year lacking one of them is not vouched for. */
const ARRANGED = ['元旦', '春节', '劳动节', '国庆节'];

/**
 * The calendar that rating windows are computed with: the table of `chinese-days` (read as
 * data, since its functions answer for years they know nothing of) and the given years, which
 * replace the table's. A year is vouched for only when its notice is in there whole.
 */
export function workCalendar(
  override: ReadonlyMap<number, CalendarYear> = new Map(),
): WorkCalendar {
  const years = new Set<number>(override.keys());
  const holidays = new Set<Day>();
  const makeUpDays = new Set<Day>();
  for (const [year, arranged] of arrangedByYear()) {
    if (!override.has(year) && ARRANGED.every((name) => arranged.has(name))) years.add(year);
  }
  const fromTable = (day: Day): boolean =>
    years.has(Number(day.slice(0, 4))) && !override.has(Number(day.slice(0, 4)));
  for (const day of Object.keys(table.holidays)) if (fromTable(day)) holidays.add(day);
  for (const day of Object.keys(table.workdays)) if (fromTable(day)) makeUpDays.add(day);
  for (const year of override.values()) {
    for (const day of year.holidays) holidays.add(day);
    for (const day of year.makeUpDays) makeUpDays.add(day);
  }
  return { years, holidays, makeUpDays };
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
