import type { GenerationDoc } from '#shared/contract/storage.js';
import { collectionsOf, type Collections } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';

/** Deletes the score documents that a rebuild has replaced before `before`, if there are any. */
export async function dropOldScores(db: Db, before: Date): Promise<void> {
  const collections = collectionsOf(db);
  const replaced = {
    _id: 'generation',
    since: { $lt: before },
    previous: { $exists: true },
  } as const;
  const found = await collections.meta.findOne<GenerationDoc>(replaced);
  if (found?.previous === undefined) return;
  await deleteGeneration(collections, found.previous);
  await collections.meta.updateOne(
    { _id: 'generation', previous: found.previous },
    { $unset: { previous: 1 } },
  );
}

/** Deletes all score documents of one generation. */
export async function deleteGeneration(
  { heads, days, subjects }: Collections,
  generation: number,
): Promise<void> {
  // `}` is the character after `|`: all ids that begin with the generation.
  const all = { _id: { $gte: `${generation}|`, $lt: `${generation}}` } };
  await heads.deleteMany(all);
  await days.deleteMany(all);
  await subjects.deleteMany(all);
}
