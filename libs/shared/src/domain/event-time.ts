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
export function isEventTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [, year, month, day, hour, minute, second = '0', offsetHour = '0', offsetMinute = '0'] = match;
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return (
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysInMonth &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59 &&
    Number(offsetHour) <= 14 &&
    Number(offsetMinute) <= 59
  );
}

const BASIC_OFFSET = /([+-]\d{2})(\d{2})$/;

/** Epoch milliseconds of a text that `isEventTime` accepts. */
export const eventTime = (text: string): number => Date.parse(text.replace(BASIC_OFFSET, '$1:$2'));
