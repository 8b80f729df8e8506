import { dayNumber, type Day } from '../china-time.js';

/** What can be heard of who is registered: that a service was given, and that somebody rated. */
export const HEARD = ['service', 'rating'] as const;
export type Heard = (typeof HEARD)[number];

/** Who is silent, and the last China day of something; absent: never, or not as far as one looked. */
export interface Silent {
  readonly code: string;
  readonly last?: Day | undefined;
}

/** Orders entries: who was never heard of first, then the longest silent, then by code. */
export function bySilence(a: Silent, b: Silent): number {
  const [one, other] = [a.last ?? '', b.last ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

/** Days from the last to `today`; null when there is no last one. A day that lies ahead is today. */
export const silentDays = (last: Day | undefined, today: Day): number | null =>
  last === undefined ? null : Math.max(0, dayNumber(today) - dayNumber(last));

/** The later of two days, of which the first may be none. */
export const laterOf = (a: Day | undefined, b: Day): Day => (a !== undefined && a > b ? a : b);

/** The month `YYYY-MM` that lies `by` months after one. */
export function monthsAfter(month: string, by: number): string {
  const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
}
