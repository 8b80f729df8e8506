const TIME =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):?(\d{2}))$/;

/** The earliest time an event may carry: 2019-01-01 in China. */
export const EARLIEST_EVENT_TIME = Date.parse('2019-01-01T00:00:00+08:00');

/** How far ahead of its arrival an event's time may lie, for clocks that differ. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * Whether text is an ISO 8601 date and time with offset that exists on the calendar
 * (30 February does not, nor does 24:00, nor a leap second).
 */
export const isEventTime = (text: string): boolean => !Number.isNaN(eventTime(text));

// Of one event the schema, the rules and the codec ask for the same time, one after the other.
let lastText = '';
let lastTime = Number.NaN;

/** Epoch milliseconds of a text that `isEventTime` accepts; NaN of any other. */
export function eventTime(text: string): number {
  if (text !== lastText) {
    lastTime = isUsual(text) ? usual(text) : parsed(text);
    lastText = text;
  }
  return lastTime;
}

/** Whether a text is as long as `2026-11-19T16:51:41+08:00`, and has its signs at their places. */
const isUsual = (text: string): boolean =>
  text.length === 25 &&
  text.startsWith('2') &&
  text[4] === '-' &&
  text[7] === '-' &&
  text[10] === 'T' &&
  text[13] === ':' &&
  text[16] === ':' &&
  (text[19] === '+' || text[19] === '-') &&
  text[22] === ':';

/** The form that nearly all senders use, for a tenth of what the pattern costs. */
function usual(text: string): number {
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const offsetHour = twoDigits(text, 20);
  const offsetMinute = twoDigits(text, 23);
  if (!exists(year, month, day, hour, minute, second, offsetHour, offsetMinute)) return Number.NaN;
  const offset = 60_000 * (60 * offsetHour + offsetMinute);
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return text[19] === '+' ? local - offset : local + offset;
}

/** The number that two digits make; NaN when one of them is none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

const ZERO = 48;

function parsed(text: string): number {
  const match = TIME.exec(text);
  if (match === null) return Number.NaN;
  const [, year, month, day, hour, minute, second = '0', offsetHour = '0', offsetMinute = '0'] =
    match;
  const isReal = exists(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(offsetHour),
    Number(offsetMinute),
  );
  if (!isReal) return Number.NaN;
  const extended = text.endsWith('Z') || text.at(-3) === ':';
  return Date.parse(extended ? text : `${text.slice(0, -2)}:${text.slice(-2)}`);
}

/** Whether the calendar and the clock have such a time; false when a part is NaN. */
const exists = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  offsetHour: number,
  offsetMinute: number,
): boolean =>
  year >= 0 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysInMonth(year, month) &&
  hour <= 23 &&
  minute <= 59 &&
  second <= 59 &&
  offsetHour <= 14 &&
  offsetMinute <= 59;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}
