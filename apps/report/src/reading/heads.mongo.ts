import { bytesOf } from './bson.js';
import { listOf } from './cells.js';
import { oneEach, type IdRange } from './document-range.js';
import { HeadDecoder, type HeadSink } from './head-decoder.js';
import type { Departments } from './score-reader.port.js';
import { BATCH_SIZE, type SnapshotContext } from './snapshot-context.mongo.js';

/** What one span wants of a head: the counts of a field, and the unrated of open days (`MMDD`). */
export interface HeadWish {
  readonly span: number;
  readonly field?: string | undefined;
  readonly openDays: readonly string[];
  readonly visits?: true | undefined;
}

/** Reads the heads of one year as raw BSON, and hands over what the wishes are about. */
export async function readHeads(
  context: SnapshotContext,
  year: number,
  wishes: readonly HeadWish[],
  of: Departments,
  sink: HeadSink,
): Promise<void> {
  const prefix = `${context.generation}|${year}`;
  const fields = new Map<string, number[]>();
  const openDays = new Map<number, number[]>();
  const projection: Record<string, 1> = {};
  for (const { span, field, openDays: days } of wishes) {
    if (field !== undefined) {
      listOf(fields, field).push(span);
      projection[field] = 1;
    }
    for (const day of days) {
      listOf(openDays, Number(day)).push(span);
      projection[`w.${day}`] = 1;
    }
  }
  const visits = wishes.some((wish) => wish.visits === true);
  const spans = Math.max(...wishes.map(({ span }) => span)) + 1;
  const { _id } = oneEach(prefix, of);
  const ranges = '$in' in _id ? [_id] : context.splits.ranges(prefix, _id);
  const codes: string[][] = [];
  await Promise.all(
    ranges.map(async (range, index) => {
      const decoder = new HeadDecoder({ fields, openDays, visits }, spans, prefix.length + 1);
      const found = await findRaw(context, range, projection);
      codes[index] = found.map((raw) => decoder.decode(raw, sink));
    }),
  );
  if (!('$in' in _id)) context.splits.learn(codes.flat());
}

/** The bytes of each head. */
async function findRaw(
  { collections, session }: SnapshotContext,
  _id: IdRange | { readonly $in: string[] },
  projection: Record<string, 1>,
): Promise<Buffer[]> {
  const found: unknown[] = await collections.heads
    .find({ _id }, { session, projection, batchSize: BATCH_SIZE, raw: true })
    .toArray();
  return bytesOf(found);
}
