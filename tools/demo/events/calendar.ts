import chineseDays from 'chinese-days';
import { CHINA_OFFSET_MS } from '#shared/domain/china-time.js';

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** Days since 1970-01-01 of the China day of an instant. */
export const chinaDayNumber = (epochMs: number): number =>
  Math.floor((epochMs + CHINA_OFFSET_MS) / DAY_MS);

/** First instant of a China day. */
export const startOfDay = (dayNumber: number): number => dayNumber * DAY_MS - CHINA_OFFSET_MS;

/** `YYYY-MM-DD` of a day number. */
export const dayText = (dayNumber: number): string =>
  new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);

/** An instant as the field writes it: China time to the second, with its offset. */
export const chinaIso = (epochMs: number): string =>
  `${new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;

const known = new Map<number, boolean>();

/** Whether offices are open on a day; only believable behaviour hangs on it, no figure. */
export function isOfficeDay(dayNumber: number): boolean {
  let open = known.get(dayNumber);
  if (open === undefined) {
    open = chineseDays.isWorkday(dayText(dayNumber));
    known.set(dayNumber, open);
  }
  return open;
}
