import type { Heard } from '#shared/domain/coverage/last-heard.js';
import { LEVELS } from '#shared/domain/level.js';
import { bytesOf } from './bson.js';
import { below, partsOf } from './document-range.js';
import { decodeHeard } from './heard-decoder.js';
import { piecesOf } from './pieces.mongo.js';
import type { HeardPart, HeardQuestion, SubjectKind } from './score-reader.port.js';
import { BATCH_SIZE, type SnapshotContext } from './snapshot-context.mongo.js';

type Each = (part: HeardPart) => void;

/** Hands over who was heard of in a month, and when last. */
export function readHeard(
  context: SnapshotContext,
  question: HeardQuestion,
  each: Each,
): Promise<void> {
  const { kind } = question;
  return kind === 'department'
    ? readDepartments(context, question, each)
    : readSubjects(context, kind, question, each);
}

const FIELD = { item: 'it', point: 'pt' } as const;

/** Documents in one piece: to look through more at once would keep others waiting. */
const PIECE = 500;

async function readSubjects(
  { collections, session, generation }: SnapshotContext,
  kind: SubjectKind,
  { what, month, of, wants }: HeardQuestion,
  each: Each,
): Promise<void> {
  const wishes = { field: FIELD[kind], what, wants };
  const cursor = collections.subjects.find(partsOf(`${generation}|${month}`, of), {
    session,
    projection: { _id: 0, deptCode: 1, [wishes.field]: 1 },
    batchSize: PIECE,
    raw: true,
  });
  for await (const documents of piecesOf(cursor)) {
    for (const raw of bytesOf(documents)) {
      decodeHeard(raw, wishes, (deptCode, code, dd) => {
        each({ deptCode, code, day: `${month}-${dd}` });
      });
    }
  }
}

const isMore = (path: string) => ({ $gt: [path, 0] });
const RATED = [...LEVELS.flatMap((level) => [`f${level}`, `d${level}`]), 'x'];

/** `IS_HEARD` of the counts of a day, as the database reckons. */
const HAS: Readonly<Record<Heard, object>> = {
  service: isMore('$$day.v.c.n'),
  rating: { $or: RATED.map((key) => isMore(`$$day.v.c.${key}`)) },
};

/** Of departments the database picks the day: their documents hold much else. */
async function readDepartments(
  { collections, session, generation }: SnapshotContext,
  { what, month, of }: HeardQuestion,
  each: Each,
): Promise<void> {
  const days = { $filter: { input: { $objectToArray: '$d' }, as: 'day', cond: HAS[what] } };
  const dd = { $max: { $map: { input: days, as: 'day', in: '$$day.k' } } };
  const cursor = collections.days.aggregate<{ deptCode: string; dd: string | null }>(
    [{ $match: partsOf(`${generation}|${month}`, of) }, { $project: { _id: 0, deptCode: 1, dd } }],
    { session, batchSize: BATCH_SIZE },
  );
  for await (const { deptCode, dd: day } of cursor) {
    if (day !== null) each({ deptCode, code: deptCode, day: `${month}-${day}` });
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
