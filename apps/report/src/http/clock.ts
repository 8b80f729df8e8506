import { chinaDay, type Day } from '#shared/domain/china-time.js';
import { monthPeriod, parsePeriod, type Period } from '#shared/domain/period.js';

const MINUTE_MS = 60_000;

/** What day it is in China. */
export class Clock {
  constructor(private readonly now: () => number) {}

  /** Epoch milliseconds at which the present minute began. */
  minute(): number {
    return Math.floor(this.now() / MINUTE_MS) * MINUTE_MS;
  }

  today(): Day {
    return chinaDay(this.now());
  }
}

/** The period that is asked for; without one, the current month. */
export function periodOf(text: string | undefined, today: Day): Period {
  const current = monthPeriod(Number(today.slice(0, 4)), Number(today.slice(5, 7)));
  return (text === undefined ? undefined : parsePeriod(text)) ?? current;
}
