import { incOf, scoreId } from '#shared/contract/storage.js';
import { ScoreDelta, type PathSums } from '#shared/domain/score-delta.js';
import type { ServiceFacts } from '#shared/domain/service-facts.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';

/** Writes the score documents that some services make, as one generation. */
export async function writeScores(
  db: Db,
  services: readonly ServiceFacts[],
  generation = 1,
): Promise<void> {
  const delta = new ScoreDelta();
  for (const facts of services) delta.fold(facts, 1);
  const { heads, days, subjects, fences } = collectionsOf(db);
  for (const [sums, collection, part] of [
    [delta.heads, heads, undefined],
    [delta.days, days, undefined],
    [delta.subjects, subjects, 0],
  ] as const) {
    const writes = Array.from(sums, ([key, paths]) => write(generation, key, paths, part));
    if (writes.length > 0) await db.collection(collection.collectionName).bulkWrite(writes);
  }
  await fences.bulkWrite(
    Array.from(new Set(services.map(({ deptCode }) => deptCode)), (_id) => ({
      updateOne: { filter: { _id }, update: { $inc: { n: 1 } }, upsert: true },
    })),
  );
}

const write = (generation: number, key: string, paths: PathSums, part: number | undefined) => ({
  updateOne: {
    filter: { _id: scoreId(generation, key, part) as never },
    update: { $inc: incOf(paths), $set: { deptCode: key.split('|')[1] } },
    upsert: true,
  },
});

/** Moves the checkpoint on: answers that were kept are not served any more. */
export async function moveCheckpoint(db: Db, at: Date): Promise<void> {
  await collectionsOf(db).checkpoints.updateOne(
    { _id: '0' },
    {
      $inc: { next: 1 },
      $set: { partition: 0, epoch: 1, clusterId: 'test', last: { offset: 0, hash: '', at } },
    },
    { upsert: true },
  );
}
