import type { Heard } from '#shared/domain/coverage/last-heard.js';
import { LEVELS } from '#shared/domain/level.js';
import { below, partsOf } from './document-range.js';
import type { HeardPart, HeardQuestion } from './score-reader.port.js';
import { BATCH_SIZE, type SnapshotContext } from './snapshot-context.mongo.js';

/** Chosen first ratings, excluded ones too: somebody did rate. */
const RATED = [...LEVELS.flatMap((level) => [`f${level}`, `d${level}`]), 'x'];

const isMore = (path: string) => ({ $gt: [path, 0] });

/** Whether some counts have what is listened for. */
const HAS: Readonly<Record<Heard, (counts: string) => object>> = {
  service: (counts) => isMore(`${counts}.n`),
  rating: (counts) => ({ $or: RATED.map((key) => isMore(`${counts}.${key}`)) }),
};

/** `DD` of the last of some days whose counts have it; null when none has. */
const lastDay = (days: string, counts: string, what: Heard) => ({
  $max: {
    $map: {
      input: { $filter: { input: { $objectToArray: days }, as: 'day', cond: HAS[what](counts) } },
      as: 'day',
      in: '$$day.k',
    },
  },
});

/** Where items and points stand in a document. */
const SUBJECTS = { item: '$it', point: '$pt' } as const;

/** Code and last day of each item or point that was heard of. */
const heardIn = (subjects: string, what: Heard) => ({
  $map: {
    input: {
      $filter: { input: { $objectToArray: subjects }, as: 'one', cond: HAS[what]('$$one.v.t') },
    },
    as: 'one',
    in: { code: '$$one.k', dd: lastDay('$$one.v.d', '$$day.v', what) },
  },
});

interface Row {
  readonly code: string;
  readonly dd: string | null;
}

/** Hands over who was heard of in a month, and when last; the days are found by the database. */
export async function readHeard(
  { collections, session, generation }: SnapshotContext,
  { kind, what, month, of }: HeardQuestion,
  each: (part: HeardPart) => void,
): Promise<void> {
  const rows =
    kind === 'department'
      ? [{ code: '$deptCode', dd: lastDay('$d', '$$day.v.c', what) }]
      : heardIn(SUBJECTS[kind], what);
  const collection = kind === 'department' ? collections.days : collections.subjects;
  const cursor = collection.aggregate<{ deptCode: string; rows: readonly Row[] | null }>(
    [
      { $match: partsOf(`${generation}|${month}`, of) },
      { $project: { _id: 0, deptCode: 1, rows } },
    ],
    { session, batchSize: BATCH_SIZE },
  );
  for await (const document of cursor) {
    const { deptCode } = document;
    for (const { code, dd } of document.rows ?? []) {
      if (dd !== null) each({ deptCode, code, day: `${month}-${dd}` });
    }
  }
}

/** The earliest month `YYYY-MM` that any department has counts of; undefined where none has. */
export async function readFirstMonth({
  collections,
  session,
  generation,
}: SnapshotContext): Promise<string | undefined> {
  const [first] = await collections.days
    .find({ _id: below(String(generation)) }, { session })
    .project<{ _id: string }>({ _id: 1 })
    .sort({ _id: 1 })
    .limit(1)
    .toArray();
  return first?._id.split('|')[1];
}
