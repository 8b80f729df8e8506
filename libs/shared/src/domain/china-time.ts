const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** China Standard Time is UTC+8 all year. */
export const CHINA_OFFSET_MS = 8 * HOUR;

/** A calendar day in China, `YYYY-MM-DD`. */
export type Day = string;

const dayCache = new Map<number, Day>();

/** The China day in which an instant (epoch milliseconds) falls. */
export function chinaDay(epochMs: number): Day {
  const n = Math.floor((epochMs + CHINA_OFFSET_MS) / DAY);
  let day = dayCache.get(n);
  if (day === undefined) {
    day = new Date(n * DAY).toISOString().slice(0, 10);
    // 100 years of days at most: the contract bounds times to 2019 and later.
    if (dayCache.size < 36_600) dayCache.set(n, day);
  }
  return day;
}

/** Days since 1970-01-01 of a `YYYY-MM-DD` day. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY;

/** The day `n` days after `day` (before, when negative). */
export const addDays = (day: Day, n: number): Day =>
  new Date((dayNumber(day) + n) * DAY).toISOString().slice(0, 10);

/** Whether a text is a day that the calendar has, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** First instant (epoch milliseconds) of a China day. */
export const startOfChinaDay = (day: Day): number => dayNumber(day) * DAY - CHINA_OFFSET_MS;

/** An instant (epoch milliseconds) as ISO 8601 with China's offset. */
export const chinaTime = (epochMs: number): string =>
  new Date(epochMs + CHINA_OFFSET_MS).toISOString().replace('Z', '+08:00');
