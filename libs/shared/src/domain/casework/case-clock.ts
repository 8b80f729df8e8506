import type { WorkCalendar } from '../working-days.js';
import type { CaseFile, Marks } from './case-file.js';
import { endOf, isPaused, momentOf, termDays, type Term } from './case-term.js';
import { handleTerm } from './case-terms.js';

/** How a case stands with its time. `awaiting-calendar` is 待日历. */
export const DUE_STATES = [
  'running',
  'due-soon',
  'late',
  'paused',
  'awaiting-calendar',
  'done',
] as const;
export type DueState = (typeof DUE_STATES)[number];

export const DUE_STATE_NAMES: Readonly<Record<DueState, string>> = {
  running: '进行中',
  'due-soon': '即将到期',
  late: '已超期',
  paused: '已暂停',
  'awaiting-calendar': '待日历',
  done: '已办结',
};

/** What the clock shows; moments are epoch milliseconds, and depend on no present. */
export interface ClockReading {
  readonly dueState: DueState;
  /** The first moment at which it is late; null when paused, closed, or beyond the calendar. */
  readonly dueAt: number | null;
  /** Since when it is due soon: one day before the end, or half of a term of one day. */
  readonly soonAt: number | null;
}

/** Days of a term after which it is due soon. */
export const soonDays = (term: Term): number => {
  const days = termDays(term);
  return days > 1 ? days - 1 : days / 2;
};

/** Reads the clock of a case at a moment. Never throws: what cannot be computed accuses nobody. */
export function readClock(
  { clock: { term } }: Pick<CaseFile, 'clock'>,
  calendar: WorkCalendar,
  now: number,
): ClockReading {
  if (term === undefined) return { dueState: 'done', dueAt: null, soonAt: null };
  const end = endOf(term, calendar);
  if (typeof end !== 'number') {
    const dueState = isPaused(term) ? 'paused' : 'awaiting-calendar';
    return { dueState, dueAt: null, soonAt: null };
  }
  const soon = momentOf(term, calendar, soonDays(term));
  const soonAt = typeof soon === 'number' ? soon : null;
  if (now >= end) return { dueState: 'late', dueAt: end, soonAt };
  if (isPaused(term)) return { dueState: 'paused', dueAt: null, soonAt: null };
  const dueState = soonAt !== null && now >= soonAt ? 'due-soon' : 'running';
  return { dueState, dueAt: end, soonAt };
}

/** How the unit kept its time. `unknown`: the calendar does not reach its end yet. */
export type Timeliness = 'in-time' | 'late' | 'not-yet' | 'unknown';

/** Whether the case was rectified in time, or is late at it by `now`. */
export function rectifiedInTime(
  file: Pick<CaseFile, 'clock'> & { readonly marks: Pick<Marks, 'rectified'> },
  calendar: WorkCalendar,
  now: number,
): Timeliness {
  const term = handleTerm(file.clock);
  if (term === undefined) return 'not-yet';
  const end = endOf(term, calendar);
  const doneAt = file.marks.rectified;
  if (end === 'unknown') return 'unknown';
  if (end === 'paused') return 'not-yet';
  if (doneAt !== undefined) return doneAt < end ? 'in-time' : 'late';
  return now >= end ? 'late' : 'not-yet';
}
