import type { WorkCalendar } from '../working-days.js';
import { soonDays } from './case-clock.js';
import type { CaseFile } from './case-file.js';
import { assignedKey, noticeTo, type Recipient } from './case-notice.js';
import { momentOf, termDays, type Term } from './case-term.js';

/** 已转到, 时间过半, 只剩一天, 已超期. */
export const REMINDERS = ['assigned', 'half', 'one-day-left', 'late'] as const;
export type ReminderName = (typeof REMINDERS)[number];

/** A notice of the clock. `at` is when it fell due, epoch milliseconds, however late it is sent. */
export interface Reminder {
  readonly name: ReminderName;
  readonly at: number;
  readonly to: readonly Recipient[];
  /** The same for the same reminder, whoever computes it: what was sent under it stays sent. */
  readonly key: string;
}

/**
 * The reminders that fall due after `since` and up to `until` (epoch milliseconds), in order. A
 * scheduler that was away asks for the whole time it missed; asking in pieces gives the same. Where
 * an extension or a pause moves a reminder that was sent, its key keeps it from being sent again,
 * save that a new end is announced anew.
 */
export function remindersBetween(
  file: Pick<CaseFile, 'clock' | 'state'>,
  calendar: WorkCalendar,
  since: number,
  until: number,
): Reminder[] {
  const { term } = file.clock;
  if (term === undefined) return [];
  const reminders: Reminder[] = [];
  for (const { name, days } of schedule(term)) {
    const at = momentOf(term, calendar, days);
    if (typeof at !== 'number' || at <= since || at > until) continue;
    const to = noticeTo(file.state);
    reminders.push({
      name,
      at,
      to: name === 'late' ? [...to, 'superior'] : to,
      key: keyOf(term, name),
    });
  }
  return reminders;
}

function keyOf(term: Term, name: ReminderName): string {
  if (name === 'assigned') return assignedKey(term);
  return name === 'half' ? `term-${term.n}/half` : `term-${term.n}/${name}/${termDays(term)}`;
}

/** After how many days of a term each reminder falls due; none twice at one moment. */
function schedule(term: Term): { name: ReminderName; days: number }[] {
  const days = termDays(term);
  const half = days / 2;
  return [
    { name: 'assigned' as const, days: 0 },
    ...(half < soonDays(term) || days === 1 ? [{ name: 'half' as const, days: half }] : []),
    ...(days > 1 ? [{ name: 'one-day-left' as const, days: days - 1 }] : []),
    { name: 'late' as const, days },
  ];
}
