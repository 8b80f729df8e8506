import { setTimeout as sleep } from 'node:timers/promises';
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

/** The years of which there are scores. */
export async function scoredYears(db: Db): Promise<string[]> {
  const years = new Set<string>();
  const heads = collectionsOf(db).heads.find({}, { projection: { _id: 1 } });
  for await (const { _id } of heads) years.add(_id.split('|')[1] ?? '');
  return [...years].sort();
}
