const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed attempt the next one is made; the last one holds from then on. */
const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR];
const GIVEN_UP_AFTER = 24 * HOUR;

/**
 * When a message is tried again after a failed attempt at `now`, of which it then has had `attempts`;
 * undefined once a day has passed since it was written. Epoch milliseconds.
 */
export function nextAttempt(writtenAt: number, attempts: number, now: number): number | undefined {
  const end = writtenAt + GIVEN_UP_AFTER;
  if (now >= end) return undefined;
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1] ?? 0;
  // One last time when the day is over, rather than to give up early.
  return Math.min(now + wait, end);
}
