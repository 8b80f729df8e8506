import { DUE_STATE_NAMES, type DueState } from '#shared/domain/casework/case-clock.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A stretch of time in its one or two largest units, rounded down; at least a minute. */
export function spanWords(ms: number): string {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  if (days >= 3 || (days > 0 && hours === 0)) return `${days} 天`;
  if (days > 0) return `${days} 天 ${hours} 小时`;
  if (hours > 0) return `${hours} 小时`;
  return `${Math.max(1, Math.floor(ms / MINUTE))} 分钟`;
}

/**
 * How a case stands with its time, at `now` (epoch milliseconds). What the server said wins over a
 * clock of this computer that is behind; days are of the calendar, since the end already stands at
 * the right working day.
 */
export function dueWords(
  { dueState, dueAt }: { readonly dueState: DueState; readonly dueAt: string | null },
  now: number,
): string {
  if (dueAt === null) return DUE_STATE_NAMES[dueState];
  const left = Date.parse(dueAt) - now;
  if (left <= 0) return `已超期 ${spanWords(-left)}`;
  return dueState === 'late' ? DUE_STATE_NAMES.late : `还剩 ${spanWords(left)}`;
}
