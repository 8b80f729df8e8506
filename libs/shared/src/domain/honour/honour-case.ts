import { addDays, chinaDay, type Day } from '../china-time.js';
import type { CaseFile, Marks, Revisits } from '../casework/case-file.js';
import { endOf, type Term } from '../casework/case-term.js';
import type { Stage } from '../casework/case-stage.js';
import { isWorkingDay, type WorkCalendar } from '../working-days.js';

/** What of a case the red and black lists are made of; times are epoch milliseconds. */
export interface HonourCase extends Pick<CaseFile, 'clock' | 'falsified'> {
  /** Names the case in addresses. */
  readonly code: string;
  /** The department that works on it. */
  readonly unit: string;
  readonly marks: Pick<Marks, 'assigned' | 'closed'>;
  readonly outcome?: Revisits['outcome'];
}

/** Stages in which it is the unit's turn: what officers take is not its fault. */
const OF_THE_UNIT: readonly Stage[] = ['receive', 'handle'];

/**
 * The most working days by which the unit was late in a case up to `until`, begun ones counted; 0
 * when it was in time, undefined when the calendar does not tell. Terms from before the case was
 * assigned to the unit are those of others.
 */
export function unitLateDays(
  { clock: { past, term }, marks: { assigned = 0 } }: HonourCase,
  calendar: WorkCalendar,
  until: number,
): number | undefined {
  let most = 0;
  for (const one of term === undefined ? past : [...past, term]) {
    if (!OF_THE_UNIT.includes(one.stage) || one.startedAt < assigned) continue;
    const days = lateDays(one, calendar, until);
    if (days === undefined) return undefined;
    most = Math.max(most, days);
  }
  return most;
}

function lateDays(term: Term, calendar: WorkCalendar, until: number): number | undefined {
  const end = endOf(term, calendar);
  const done = Math.min(term.endedAt ?? until, until);
  if (end === 'unknown') return undefined;
  if (end === 'paused' || done <= end) return 0;
  return workingDaysFrom(chinaDay(end), chinaDay(done - 1), calendar);
}

function workingDaysFrom(first: Day, last: Day, calendar: WorkCalendar): number | undefined {
  let days = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const isWorked = isWorkingDay(calendar, day);
    if (isWorked === undefined) return undefined;
    if (isWorked) days += 1;
  }
  return days;
}
