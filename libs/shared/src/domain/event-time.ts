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
    lastTime = parsed(text);
    lastText = text;
  }
  return lastTime;
}

function parsed(text: string): number {
  const match = TIME.exec(text);
  if (match === null) return Number.NaN;
  const [, year, month, day, hour, minute, second = '0', offsetHour = '0', offsetMinute = '0'] =
    match;
  const exists =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth(Number(year), Number(month)) &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59 &&
    Number(offsetHour) <= 14 &&
    Number(offsetMinute) <= 59;
  if (!exists) return Number.NaN;
  const extended = text.endsWith('Z') || text.at(-3) === ':';
  return Date.parse(extended ? text : `${text.slice(0, -2)}:${text.slice(-2)}`);
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}
