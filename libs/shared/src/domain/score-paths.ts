import { CHANNELS, type Channel } from './channel.js';
import type { Day } from './china-time.js';
import { HOURS_KINDS, type HoursKind } from './hours-kind.js';

/**
 * Where the counts of one day stand in the score documents. The same few strings serve every event
 * of the day, so that summing a batch compares strings it has seen instead of making new ones.
 */
export interface DayPaths {
  readonly year: string;
  /** `YYYY-MM` */
  readonly yearMonth: string;
  /** Prefixes in a head: `q1`…`q4`, `m01`…`m12`. */
  readonly quarter: string;
  readonly month: string;
  /** `MMDD`, the counter below a head's `w`. */
  readonly mmdd: string;
  /** Prefixes in a days document. */
  readonly day: string;
  readonly dayTags: string;
  readonly dayChannels: Readonly<Record<Channel, string>>;
  readonly dayHours: Readonly<Record<HoursKind, string>>;
  /** Prefix below an item or a point. */
  readonly subjectDay: string;
}

export const MONTH_TAGS = 't.tg';
export const MONTH_CHANNELS = byKey(CHANNELS, (channel) => `t.ch.${channel}`);
export const MONTH_HOURS = byKey(HOURS_KINDS, (hours) => `t.hr.${hours}`);

function byKey<K extends string | number>(
  keys: readonly K[],
  path: (key: K) => string,
): Readonly<Record<K, string>> {
  return Object.fromEntries(keys.map((key) => [key, path(key)])) as Record<K, string>;
}

const known = new Map<Day, DayPaths>();

/** The paths of one China day. */
export function dayPaths(day: Day): DayPaths {
  let paths = known.get(day);
  if (paths === undefined) {
    paths = makePaths(day);
    known.set(day, paths);
  }
  return paths;
}

function makePaths(day: Day): DayPaths {
  const [year = '', mm = '', dd = ''] = day.split('-');
  return {
    year,
    yearMonth: `${year}-${mm}`,
    quarter: `q${Math.ceil(Number(mm) / 3)}`,
    month: `m${mm}`,
    mmdd: mm + dd,
    day: `d.${dd}.c`,
    dayTags: `d.${dd}.tg`,
    dayChannels: byKey(CHANNELS, (channel) => `d.${dd}.ch.${channel}`),
    dayHours: byKey(HOURS_KINDS, (hours) => `d.${dd}.hr.${hours}`),
    subjectDay: `d.${dd}`,
  };
}
