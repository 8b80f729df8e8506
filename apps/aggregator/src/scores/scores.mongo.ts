import type { mongo } from 'mongoose';
import { scoreId, type ScoreDoc, type ScoreSubjectsDoc } from '#shared/contract/storage.js';
import type { PathSums, ScoreDelta } from '#shared/domain/score-delta.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import { partOf, type ScoreParts } from './score-parts.js';

/** Adds the changes of a batch to the score documents of a generation: one upsert for each. */
export async function addScores(
  collections: Collections,
  session: ClientSession | undefined,
  parts: ScoreParts,
  generation: number,
  delta: ScoreDelta,
): Promise<void> {
  const { heads, days, subjects } = delta;
  const options = { ordered: false, ...(session && { session }) };
  const increments = <T extends ScoreDoc>(sums: Map<string, PathSums>) =>
    [...sums].map(([key, sum]) => increment<T>(scoreId(generation, key), key, sum));
  if (heads.size > 0) await collections.heads.bulkWrite(increments(heads), options);
  if (days.size > 0) await collections.days.bulkWrite(increments(days), options);
  if (subjects.size === 0) return;
  await measure(collections, session, parts, generation, subjects.keys());
  await collections.subjects.bulkWrite(
    [...subjects].flatMap(([key, sums]) => subjectIncrements(parts, generation, key, sums)),
    options,
  );
}

type Operation<T extends ScoreDoc> = mongo.AnyBulkWriteOperation<T>;

/**
 * Paths are made of codes and counter names, which the types of the driver cannot know. They stay a
 * Map, which is a document to the driver too: an object with a thousand names of its own is slow.
 */
const increment = <T extends ScoreDoc>(_id: string, key: string, $inc: PathSums): Operation<T> => ({
  updateOne: {
    filter: { _id } as mongo.Filter<T>,
    update: {
      $inc,
      $setOnInsert: { deptCode: key.slice(key.indexOf('|') + 1) },
    } as unknown as mongo.UpdateFilter<T>,
    upsert: true,
  },
});

function subjectIncrements(
  parts: ScoreParts,
  generation: number,
  key: string,
  sums: PathSums,
): Operation<ScoreSubjectsDoc>[] {
  const spread = parts.spread(scoreId(generation, key), sums.size);
  if (spread === 1) return [increment(scoreId(generation, key, 0), key, sums)];
  const increments = new Map<number, PathSums>();
  for (const [path, sum] of sums) {
    const part = partOf(codeOf(path), spread);
    const $inc: PathSums = increments.get(part) ?? new Map<string, number>();
    increments.set(part, $inc);
    $inc.set(path, sum);
  }
  return [...increments].map(([part, $inc]) =>
    increment(scoreId(generation, key, part), key, $inc),
  );
}

/** The code in `it.<code>.…` or `pt.<code>.…`. */
const codeOf = (path: string): string => path.slice(3, path.indexOf('.', 3));

async function measure(
  { subjects }: Collections,
  session: ClientSession | undefined,
  parts: ScoreParts,
  generation: number,
  keys: Iterable<string>,
): Promise<void> {
  const months = parts.unmeasured([...keys].map((key) => scoreId(generation, key)));
  if (months.length === 0) return;
  const found = await subjects
    .aggregate<{ _id: string; bytes: number }>(
      [
        { $match: { _id: { $in: months.map((month) => `${month}|0`) } } },
        { $project: { bytes: { $bsonSize: '$$ROOT' } } },
      ],
      session && { session },
    )
    .toArray();
  const bytes = new Map(found.map((one) => [one._id, one.bytes]));
  for (const month of months) parts.measured(month, bytes.get(`${month}|0`) ?? 0);
}
