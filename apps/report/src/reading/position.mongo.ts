import {
  FIRST_GENERATION,
  type CheckpointDoc,
  type GenerationDoc,
  type ProgressDoc,
} from '#shared/contract/storage.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import type { Position } from './score-reader.port.js';

const PROGRESS = 'progress:';

/** Reads how far the scores are counted; the first read of a session, which fixes its moment. */
export async function readPosition(
  collections: Collections,
  session: ClientSession,
): Promise<Position> {
  const meta = await collections.meta
    .find<GenerationDoc | ProgressDoc>(
      { $or: [{ _id: 'generation' }, { _id: { $gte: PROGRESS, $lt: 'progress;' } }] },
      { session },
    )
    .toArray();
  const checkpoints = await collections.checkpoints
    .find({}, { session, projection: { partition: 1, epoch: 1, next: 1, last: 1 } })
    .sort({ partition: 1 })
    .toArray();
  const generation = meta.find((doc) => 'generation' in doc)?.generation ?? FIRST_GENERATION;
  const caughtUp = new Map(
    meta.flatMap((doc) =>
      'caughtUpAt' in doc ? [[doc._id.slice(PROGRESS.length), doc.caughtUpAt] as const] : [],
    ),
  );
  const offsets = checkpoints.map((c) => `${c.partition}:${c.epoch}:${c.next}`);
  return {
    generation,
    version: `${generation}/${offsets.join(',')}`,
    positions: checkpoints.map(({ partition, epoch, next }) => ({ partition, epoch, next })),
    asOf: asOf(checkpoints, caughtUp),
  };
}

/**
 * Before this moment everything on every partition is counted: the last record's LogAppendTime,
 * or later, the time at which a partition was last known to be at its end.
 */
function asOf(
  checkpoints: readonly Pick<CheckpointDoc, 'partition' | 'last'>[],
  caughtUp: ReadonlyMap<string, Date>,
): Date | null {
  let earliest: number | undefined;
  for (const { partition, last } of checkpoints) {
    const known = Math.max(
      last?.at.getTime() ?? Number.NEGATIVE_INFINITY,
      caughtUp.get(String(partition))?.getTime() ?? Number.NEGATIVE_INFINITY,
    );
    earliest = Math.min(earliest ?? known, known);
  }
  return earliest === undefined || !Number.isFinite(earliest) ? null : new Date(earliest);
}
