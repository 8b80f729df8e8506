import type { HoursKind } from '#shared/domain/hours-kind.js';
import type { Random } from '../random/random.js';
import { weightedTable } from '../random/weighted.js';
import { isOfficeDay, MINUTE_MS, startOfDay } from './calendar.js';

/** When a service happened, and in which kind of hours; online there are no hours. */
export interface Moment {
  readonly at: number;
  readonly hours: HoursKind | undefined;
}

const HOUR_MS = 60 * MINUTE_MS;

/** Hours of the day (start) with their weights: two peaks in the office, one in the evening online. */
const OFFICE_HOURS = weightedTable([
  [9, 22],
  [10, 26],
  [11, 14],
  [13.5, 6],
  [14, 18],
  [15, 20],
  [16, 12],
]);
const EXTENDED_HOURS = weightedTable([
  [12, 4],
  [12.5, 2],
  [17, 5],
  [18, 2],
]);
const WEEKEND_HOURS = weightedTable([
  [9, 3],
  [10, 4],
  [11, 2],
  [14, 2],
  [15, 2],
]);
const ONLINE_HOURS = weightedTable([
  [0, 1],
  [7, 2],
  [8, 6],
  [9, 9],
  [10, 10],
  [12, 7],
  [14, 8],
  [16, 7],
  [19, 9],
  [20, 11],
  [21, 8],
  [22, 4],
]);
const WORKDAY_KINDS = weightedTable<HoursKind>([
  ['ordinary', 88],
  ['extended', 7],
  ['booked', 4],
  ['shifted', 1],
]);
const WEEKEND_KINDS = weightedTable<HoursKind>([
  ['shifted', 60],
  ['extended', 22],
  ['booked', 18],
]);

function hourOf(random: Random, kind: HoursKind, workday: boolean): number {
  if (!workday) return WEEKEND_HOURS(random);
  return kind === 'extended' || kind === 'shifted' ? EXTENDED_HOURS(random) : OFFICE_HOURS(random);
}

/** A moment of a China day, never after `latest`. */
export function momentOf(random: Random, day: number, online: boolean, latest: number): Moment {
  const start = startOfDay(day);
  const workday = isOfficeDay(day);
  const hours = workday ? WORKDAY_KINDS(random) : WEEKEND_KINDS(random);
  const hour = online ? ONLINE_HOURS(random) : hourOf(random, hours, workday);
  const at = start + Math.floor((hour + random.next()) * HOUR_MS);
  // Today is not over: what would lie ahead falls somewhere in what has passed of it.
  const past = at <= latest ? at : start + Math.floor(random.next() * (latest - start));
  return { at: past, hours: online ? undefined : hours };
}
