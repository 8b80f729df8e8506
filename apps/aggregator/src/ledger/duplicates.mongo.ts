import type { DuplicateDoc } from '#shared/contract/storage.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import type { RowOrigin } from './ledger.port.js';

const ORIGIN = { partition: 1, offset: 1, receivedAt: 1 } as const;

/** Which records the ratings and services with these keys were made of. */
export async function originsOf(
  { ratings, services }: Collections,
  session: ClientSession,
  keys: readonly string[],
): Promise<readonly RowOrigin[]> {
  const filter = { _id: { $in: [...keys] } };
  return [
    ...(await ratings.find(filter, { session }).project<RowOrigin>(ORIGIN).toArray()),
    ...(await services.find(filter, { session }).project<RowOrigin>(ORIGIN).toArray()),
  ];
}

/** A replay comes by the same duplicates again: what it finds there stays. */
export async function rememberDuplicates(
  { duplicates }: Collections,
  session: ClientSession,
  documents: readonly DuplicateDoc[],
): Promise<void> {
  if (documents.length === 0) return;
  await duplicates.bulkWrite(
    documents.map(({ _id, ...rest }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
    })),
    { session, ordered: false },
  );
}
