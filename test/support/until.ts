import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for a condition, asked again until `probe` gives something truthy. A probe that throws is
 * "not yet", since what is asked may be the very process that was killed. The deadline is generous
 * and only ever decides that a test has failed.
 */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMs = 180_000,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (let fault: unknown; ;) {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) return found;
      fault = undefined;
    } catch (error) {
      fault = error;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${deadlineMs / 1000} s in vain for: ${what}`, { cause: fault });
    }
    await sleep(100);
  }
}
