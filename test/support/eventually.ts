import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a condition holds; fails after a generous deadline, so that no timing decides. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`after ${timeoutMs} ms still not: ${what}`);
    await sleep(50);
  }
}
