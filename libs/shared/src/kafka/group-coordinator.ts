import { setTimeout as sleep } from 'node:timers/promises';
import type { Kafka } from 'kafkajs';

const PAUSE_MS = 250;
const LIMIT_MS = 20_000;

/**
 * Waits until a group has its coordinator. A fresh cluster makes its group log at the first
 * question, and closes the connections of those who ask meanwhile; a kafkajs consumer that is
 * already running takes that for its end. Gives up quietly: the consumer then says what is wrong.
 */
export async function waitForCoordinator(kafka: Kafka, groupId: string): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!(await hasCoordinator(kafka, groupId)) && Date.now() < end) await sleep(PAUSE_MS);
}

async function hasCoordinator(kafka: Kafka, groupId: string): Promise<boolean> {
  // A new connection each time: one that was closed under kafkajs is of no further use.
  const admin = kafka.admin({ retry: { retries: 1 } });
  try {
    await admin.connect();
    await admin.describeGroups([groupId]);
    return true;
  } catch {
    return false;
  } finally {
    await admin.disconnect();
  }
}
