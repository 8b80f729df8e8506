import { setTimeout as sleep } from 'node:timers/promises';
import type { Leases } from '#shared/mongo/leases.port.js';

const LEASE = 'migrate';
const RETRY_MS = 500;
/** Well within the time after which a lease that is not renewed ends. */
const RENEW_MS = 3_000;

/** Runs work while no other process migrates; waits for one that does, and tells so. */
export async function alone<T>(
  leases: Leases,
  tell: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  while (!(await leases.take(LEASE))) {
    tell('another process migrates; waiting for it to end …');
    await sleep(RETRY_MS);
  }
  const done = new AbortController();
  const renewing = renew(leases, done.signal);
  try {
    return await work();
  } finally {
    done.abort();
    await renewing;
    await leases.release(LEASE);
  }
}

async function renew(leases: Leases, signal: AbortSignal): Promise<void> {
  for (;;) {
    // The end of the work ends the sleep.
    await sleep(RENEW_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    // One that fails leaves the lease as it is: the next one comes before it ends.
    await leases.take(LEASE).catch(() => undefined);
  }
}
