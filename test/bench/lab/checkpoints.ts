import { setTimeout as sleep } from 'node:timers/promises';
import { TOPIC } from '#shared/contract/topic.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import type { Lab } from './lab.js';
import { topicEnds } from './topics.js';

const LOOK_EVERY_MS = 20;
const LONGEST_STANDSTILL_MS = 180_000;

/** How much is counted: records passed, and documents of the ledger among them. */
export interface Counted {
  readonly records: number;
  readonly documents: number;
}

export async function counted(db: Db): Promise<Counted> {
  const checkpoints = await collectionsOf(db).checkpoints.find().toArray();
  return {
    records: checkpoints.reduce((sum, { from, next }) => sum + next - from, 0),
    documents: checkpoints.reduce((sum, { ledger }) => sum + ledger, 0),
  };
}

/**
 * Waits until everything on the topic is counted; `onChange` hears of each commit seen on the way.
 * Throws when nothing has moved for three minutes.
 */
export async function untilCounted(
  lab: Lab,
  db: Db,
  onChange: (now: Counted) => void = () => undefined,
): Promise<Counted> {
  const ends = await topicEnds(lab.brokers, TOPIC);
  const total = [...ends.values()].reduce((sum, end) => sum + end, 0);
  let last: Counted = { records: -1, documents: 0 };
  let movedAt = performance.now();
  for (;;) {
    const now = await counted(db);
    if (now.records !== last.records) {
      movedAt = performance.now();
      last = now;
      onChange(now);
    }
    if (now.records >= total) return now;
    if (performance.now() - movedAt > LONGEST_STANDSTILL_MS) {
      throw new Error(
        `only ${now.records} of ${total} records are counted, and none for three minutes`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
}
