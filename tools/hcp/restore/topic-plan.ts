import type { Watermarks } from '#shared/contract/record.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import { AppError } from '#shared/errors/app-error.js';
import type { BatchSource } from '#shared/kafka/batch-source.js';
import type { BackupManifest } from '../backup/backup-manifest.js';
import { readTails } from '../backup/read-tails.js';
import { tailsOf } from '../backup/topic-tail.js';

/** Whether the aggregator goes on where the backup left it, or the topic is read as a new one. */
export type TopicPlan =
  { readonly kind: 'continues' } | { readonly kind: 'anew'; readonly why: string };

/**
 * What is to be done about Kafka: nothing where it still holds all that the backup knows of and does
 * not count. Else its topic is counted as another one, and gets the archived tail; events that come
 * twice are counted once all the same. Throws `usage` where the topic has too few partitions.
 */
export function topicPlan(
  { topic: { clusterId, partitions } }: BackupManifest,
  here: string,
  marks: ReadonlyMap<number, Watermarks>,
): TopicPlan {
  if (marks.size < partitions.length) {
    throw new AppError(
      'usage',
      `the topic has ${marks.size} partitions, and the backup is of one with ${partitions.length}`,
    );
  }
  if (here !== clusterId) {
    return {
      kind: 'anew',
      why: `the backup is of Kafka cluster ${clusterId}, and this is ${here}`,
    };
  }
  for (const { partition, next, to } of partitions) {
    const { low, high } = marks.get(partition) ?? { low: 0, high: 0 };
    if (high < to) {
      return { kind: 'anew', why: `partition ${partition} ended at ${to}, and ends at ${high}` };
    }
    if (low > next) {
      const why = `partition ${partition} was counted to ${next}, and begins at ${low}`;
      return { kind: 'anew', why };
    }
  }
  return { kind: 'continues' };
}

/**
 * The same, once the topic was looked at: one that was made anew may have grown longer than the one
 * that was counted, so the record that each checkpoint counted last is read and compared.
 */
export async function verifiedPlan(
  manifest: BackupManifest,
  checkpoints: readonly CheckpointDoc[],
  topic: BatchSource,
): Promise<TopicPlan> {
  const [here, marks] = [await topic.clusterId(), await topic.watermarks()];
  const plan = topicPlan(manifest, here, marks);
  if (plan.kind === 'anew') return plan;
  const tails = tailsOf(checkpoints, here, marks).map((tail) => ({ ...tail, to: tail.from }));
  try {
    // There are no lines: each of these tails ends where it is compared.
    await readTails(topic, tails, new Set()).next();
    return plan;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'checkpoint-mismatch') throw error;
    return { kind: 'anew', why: error.message.replace(/;.*/s, '') };
  }
}
