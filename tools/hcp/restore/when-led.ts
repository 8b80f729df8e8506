import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 60_000;
const RETRY_MS = 200;

/**
 * What a question about a topic is answered once its brokers lead it: one that was just created has
 * leaders by name before they know. Throws what the last try threw after a minute.
 */
export async function whenLed<T>(ask: () => Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!passes(error) || Date.now() > end) throw error;
      await sleep(RETRY_MS);
    }
  }
}

/** kafkajs says of its errors whether they pass. */
const passes = (error: unknown): boolean =>
  error instanceof Error && 'retriable' in error && error.retriable === true;
