import {
  FIRST_GENERATION,
  type GenerationDoc,
  type ProgressDoc,
} from '#shared/contract/storage.js';
import type { Collections } from '#shared/mongo/collections.js';
import { countedTo, PROGRESS_DOCS } from '#shared/mongo/counted-to.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import type { Position } from './score-reader.port.js';

/** Reads how far the scores are counted; the first read of a session, which fixes its moment. */
export async function readPosition(
  collections: Collections,
  session: ClientSession,
): Promise<Position> {
  const meta = await collections.meta
    .find<GenerationDoc | ProgressDoc>({ $or: [{ _id: 'generation' }, PROGRESS_DOCS] }, { session })
    .toArray();
  const checkpoints = await collections.checkpoints
    .find({}, { session, projection: { partition: 1, epoch: 1, next: 1, last: 1 } })
    .sort({ partition: 1 })
    .toArray();
  const generation = meta.find((doc) => 'generation' in doc)?.generation ?? FIRST_GENERATION;
  const progress = meta.filter((doc) => 'caughtUpAt' in doc);
  const offsets = checkpoints.map((c) => `${c.partition}:${c.epoch}:${c.next}`);
  return {
    generation,
    version: `${generation}/${offsets.join(',')}`,
    positions: checkpoints.map(({ partition, epoch, next }) => ({ partition, epoch, next })),
    asOf: countedTo(checkpoints, progress),
  };
}
