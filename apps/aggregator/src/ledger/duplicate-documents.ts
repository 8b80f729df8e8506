import type { CheckpointDoc, DuplicateDoc } from '#shared/contract/storage.js';
import { quarantineId } from '../consume/quarantine-document.js';
import { isDirectRating, type ReadableEvent } from '../consume/read-record.js';
import type { RowOrigin } from './ledger.port.js';

/**
 * Duplicates of what sources sent. Decisions come from the console, which knows its own; citizens'
 * own ratings name the source that invited them, which is not told of them.
 */
export const ofSources = (duplicates: readonly ReadableEvent[]): readonly ReadableEvent[] =>
  duplicates.filter((event) => event.type !== 'decision' && !isDirectRating(event));

/**
 * What is remembered of duplicates. A replay reads the record of a row once more, and finds its
 * key taken by itself: that is no duplicate of anybody's, and is left out.
 */
export function duplicateDocuments(
  duplicates: readonly ReadableEvent[],
  origins: readonly RowOrigin[],
  { clusterId, partition }: Pick<CheckpointDoc, 'clusterId' | 'partition'>,
): DuplicateDoc[] {
  const originOf = new Map(origins.map((origin) => [origin._id, origin]));
  return duplicates.flatMap(({ type, row }) => {
    const { _id: key, offset, source, correlationId, receivedAt } = row;
    const origin = originOf.get(key);
    const isItself =
      origin?.partition === partition &&
      origin.offset === offset &&
      origin.receivedAt.getTime() === receivedAt.getTime();
    if (isItself) return [];
    const id = quarantineId(clusterId, partition, { offset, timestamp: receivedAt.getTime() });
    return [{ _id: id, kind: type, key, source, correlationId, receivedAt }];
  });
}
