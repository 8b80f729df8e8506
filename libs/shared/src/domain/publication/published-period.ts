import { addDays, dayNumber, type Day } from '../china-time.js';
import {
  dayPeriod,
  monthPeriod,
  parsePeriod,
  quarterOf,
  quarterPeriod,
  yearPeriod,
  type Period,
} from '../period.js';
import type { PublicationKind } from './publication-kind.js';

/** A period that can be published; `first` and `last` are its China days, both included. */
export interface PublishedPeriod {
  readonly kind: PublicationKind;
  /** `2026`, `2026-Q4`, `2026-11`, `2026-W48` (ISO 8601, Monday to Sunday) or `2026-11-22`. */
  readonly name: string;
  readonly first: Day;
  readonly last: Day;
  /** Periods that have scores, and together are this one: the days of a week, else the period. */
  readonly parts: readonly Period[];
}

const whole = (period: Period): PublishedPeriod => {
  const { kind, name, first, last } = period;
  return { kind, name, first, last, parts: [period] };
};

const THURSDAY = 3;

/** The week of a day; its year is that of its Thursday. */
function weekOf(day: Day): PublishedPeriod {
  // 1970-01-01 was a Thursday.
  const monday = addDays(day, -((dayNumber(day) + THURSDAY) % 7));
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  const year = addDays(monday, THURSDAY).slice(0, 4);
  const firstMonday = dayNumber(`${year}-01-04`) - ((dayNumber(`${year}-01-04`) + THURSDAY) % 7);
  const number = (dayNumber(monday) - firstMonday) / 7 + 1;
  return {
    kind: 'week',
    name: `${year}-W${String(number).padStart(2, '0')}`,
    first: monday,
    last: addDays(monday, 6),
    parts: days.map(dayPeriod),
  };
}

/** The period of a kind in which a day lies. */
export function publishedPeriodOf(kind: PublicationKind, day: Day): PublishedPeriod {
  const year = Number(day.slice(0, 4));
  switch (kind) {
    case 'day':
      return whole(dayPeriod(day));
    case 'week':
      return weekOf(day);
    case 'month':
      return whole(monthPeriod(year, Number(day.slice(5, 7))));
    case 'quarter':
      return whole(quarterPeriod(year, quarterOf(day)));
    case 'year':
      return whole(yearPeriod(year));
  }
}

/** Reads a period's name; undefined for anything else. */
export function parsePublishedPeriod(text: string): PublishedPeriod | undefined {
  const [, year, week] = /^(20\d\d)-W(\d\d)$/.exec(text) ?? [];
  if (year === undefined || week === undefined) {
    const period = parsePeriod(text);
    return period === undefined ? undefined : whole(period);
  }
  const found = weekOf(addDays(`${year}-01-04`, (Number(week) - 1) * 7));
  return found.name === text ? found : undefined;
}

/** The period of the same kind just before. */
export const previousOf = ({ kind, first }: PublishedPeriod): PublishedPeriod =>
  publishedPeriodOf(kind, addDays(first, -1));

/** The period of the same kind just after. */
export const nextOf = ({ kind, last }: PublishedPeriod): PublishedPeriod =>
  publishedPeriodOf(kind, addDays(last, 1));

/** Whether two periods have a day in common. */
export const overlap = (
  a: Pick<PublishedPeriod, 'first' | 'last'>,
  b: Pick<PublishedPeriod, 'first' | 'last'>,
): boolean => a.first <= b.last && b.first <= a.last;
