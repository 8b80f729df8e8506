import type { Watermarks } from '#shared/contract/record.js';
import { AppError } from '#shared/errors/app-error.js';
import type { BackupManifest } from '../backup/backup-manifest.js';

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
