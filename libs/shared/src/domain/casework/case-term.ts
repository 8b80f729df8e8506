import { addDays, chinaDay, startOfChinaDay } from '../china-time.js';
import { isWorkingDay, type WorkCalendar } from '../working-days.js';
import type { Stage } from './case-stage.js';

const DAY_MS = 86_400_000;

export interface Limit {
  readonly days: number;
  readonly unit: 'working' | 'natural';
}

/** A stretch that does not count; without an end it still lasts. Epoch milliseconds. */
export interface Pause {
  readonly from: number;
  readonly to?: number | undefined;
}

/** The time given for one stage of a case. Times are epoch milliseconds. */
export interface Term {
  /** Which term of the case it is, from 1: with it a reminder is told from another. */
  readonly n: number;
  readonly stage: Stage;
  readonly startedAt: number;
  readonly limit: Limit;
  /** Days granted on top (延期), of the limit's unit. */
  readonly extension: number;
  readonly extensions: number;
  readonly pauses: readonly Pause[];
  readonly endedAt?: number | undefined;
}

/** Why a moment has no time: it lies behind a pause that lasts, or beyond the calendar. */
export type NoMoment = 'paused' | 'unknown';

/** The days of a term, extension included. */
export const termDays = (term: Term): number => term.limit.days + term.extension;

export const isPaused = (term: Term): boolean =>
  term.pauses.at(-1)?.to === undefined && term.pauses.length > 0;

/**
 * The first moment (epoch milliseconds) at which `days` of the term have counted. What counts: whole
 * China days after the day of the start, working ones only if the limit is in working days, less
 * the pauses to the millisecond. So without a pause five working days end with the fifth day, and a
 * pause moves the end by just the time that would have counted.
 */
export function momentOf(term: Term, calendar: WorkCalendar, days: number): number | NoMoment {
  if (days <= 0) return term.startedAt;
  return term.pauses.length === 0
    ? momentWithoutPause(term, calendar, days)
    : momentByDays(term, calendar, days);
}

const KEPT = 20_000;
const known = new WeakMap<WorkCalendar['years'], Map<string, number | NoMoment>>();

/** Terms that begin on one day end on one day: thousands of cases need it computed only once. */
function momentWithoutPause(term: Term, calendar: WorkCalendar, days: number): number | NoMoment {
  const { years } = calendar;
  let moments = known.get(years);
  if (moments === undefined || moments.size >= KEPT) {
    moments = new Map();
    known.set(years, moments);
  }
  const key = `${chinaDay(term.startedAt)} ${days} ${term.limit.unit}`;
  const moment = moments.get(key) ?? momentByDays(term, calendar, days);
  moments.set(key, moment);
  return moment;
}

function momentByDays(term: Term, calendar: WorkCalendar, days: number): number | NoMoment {
  let left = days * DAY_MS;
  for (let day = addDays(chinaDay(term.startedAt), 1); ; day = addDays(day, 1)) {
    const from = startOfChinaDay(day);
    if (isLastingAt(term, from)) return 'paused';
    const counts = term.limit.unit === 'natural' || isWorkingDay(calendar, day);
    if (counts === undefined) return 'unknown';
    if (!counts) continue;
    for (const stretch of unpaused(term, from, from + DAY_MS)) {
      const length = stretch.to - stretch.from;
      if (length >= left) return stretch.from + left;
      left -= length;
    }
  }
}

/** The first moment at which the term is over. */
export const endOf = (term: Term, calendar: WorkCalendar): number | NoMoment =>
  momentOf(term, calendar, termDays(term));

const isLastingAt = (term: Term, at: number): boolean =>
  term.pauses.some((pause) => pause.to === undefined && pause.from <= at);

/** What is left of a stretch of time without the pauses, which are in order and apart. */
function unpaused(term: Term, from: number, to: number): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let begin = from;
  for (const pause of term.pauses) {
    if (pause.from > begin) parts.push({ from: begin, to: Math.min(pause.from, to) });
    begin = Math.max(begin, pause.to ?? to);
    if (begin >= to) return parts;
  }
  parts.push({ from: begin, to });
  return parts;
}
