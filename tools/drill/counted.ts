import { setTimeout as sleep } from 'node:timers/promises';
import { COLLECTION, type ScoreDoc } from '#shared/contract/storage.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { openTopicReader } from '../../apps/aggregator/src/upkeep/topic-reader.kafka.js';
import { StackError } from '../stack/stack.error.js';

const LOOK_MS = 500;
const LIMIT_MS = 3_600_000;

/** Resolves when every partition of the topic is counted to its end. */
export async function untilCounted(db: Db, brokers: string): Promise<void> {
  const topic = openTopicReader({ brokers }, 'drill');
  const { checkpoints } = collectionsOf(db);
  const end = Date.now() + LIMIT_MS;
  try {
    for (;;) {
      const next = new Map((await checkpoints.find().toArray()).map((c) => [c.partition, c.next]));
      const marks = [...(await topic.watermarks())];
      if (marks.every(([partition, { high }]) => (next.get(partition) ?? 0) >= high)) return;
      if (Date.now() > end) throw new StackError('the topic is not counted after an hour');
      await sleep(LOOK_MS);
    }
  } finally {
    await topic.stop();
  }
}

/** Names of the years and of the months of which there are scores, in their order. */
export async function scoredPeriods(db: Db): Promise<string[]> {
  const names = new Set<string>();
  for (const collection of [COLLECTION.scoreHeads, COLLECTION.scoreDays]) {
    const ids = db.collection<ScoreDoc>(collection).find({}, { projection: { _id: 1 } });
    for await (const { _id } of ids) names.add(_id.split('|')[1] ?? '');
  }
  return [...names].sort();
}
