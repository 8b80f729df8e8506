import type { mongo } from 'mongoose';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { withSnapshot } from '#shared/mongo/snapshot.js';

/** How many documents came from an epoch of a partition; keys are those of `originKey`. */
export type Census = ReadonlyMap<string, number>;

export const originKey = (epoch: number, partition: number): string => `${epoch}|${partition}`;

/** Checkpoints and the documents behind them, all as of one moment. */
export interface LedgerCensus {
  readonly checkpoints: readonly CheckpointDoc[];
  readonly ledger: Census;
  readonly quarantine: Census;
}

/** Counts the documents themselves, all at one moment, by the index on their origin. */
export function takeCensus(db: Db): Promise<LedgerCensus> {
  return withSnapshot(db, async (snapshot, session) => {
    const collections = collectionsOf(snapshot);
    const checkpoints = await collections.checkpoints.find({}, { session }).toArray();
    const ledger = new Map<string, number>();
    const quarantine = new Map<string, number>();
    await countInto(ledger, collections.ratings, session);
    await countInto(ledger, collections.services, session);
    await countInto(ledger, collections.decisions, session);
    await countInto(quarantine, collections.quarantine, session);
    return { checkpoints, ledger, quarantine };
  });
}

async function countInto<T extends mongo.Document>(
  census: Map<string, number>,
  collection: mongo.Collection<T>,
  session: mongo.ClientSession,
): Promise<void> {
  const groups = collection.aggregate<{ _id: { epoch: number; partition: number }; n: number }>(
    [
      { $sort: { epoch: 1, partition: 1, offset: 1 } },
      { $group: { _id: { epoch: '$epoch', partition: '$partition' }, n: { $sum: 1 } } },
    ],
    { session, hint: { epoch: 1, partition: 1, offset: 1 } },
  );
  for await (const { _id, n } of groups) {
    const key = originKey(_id.epoch, _id.partition);
    census.set(key, (census.get(key) ?? 0) + n);
  }
}
