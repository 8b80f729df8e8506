import type { ScoreDaysDoc } from '#shared/contract/storage.js';
import type { Counts } from '#shared/domain/counts.js';
import { headField, listOf, mmdd } from './cells.js';
import { oneEach } from './document-range.js';
import type { HeadSink } from './head-decoder.js';
import { readHeads, type HeadWish } from './heads.mongo.js';
import type { Departments, Span } from './score-reader.port.js';
import { BATCH_SIZE, type SnapshotContext } from './snapshot-context.mongo.js';
import { tallyIn, type Tallies } from './tally.js';

interface DayWish {
  readonly span: number;
  readonly dd: string;
}

/** Departments' tallies for each span, every document read once. */
export async function readDepartments(
  context: SnapshotContext,
  spans: readonly Span[],
  of: Departments,
): Promise<Tallies[]> {
  const tallies = spans.map((): Tallies => new Map());
  const heads = new Map<number, HeadWish[]>();
  const months = new Map<string, DayWish[]>();
  spans.forEach(({ period, openDays, visits }, span) => {
    const field = headField(period);
    if (field !== undefined || openDays.length > 0) {
      listOf(heads, period.year).push({ span, field, openDays: openDays.map(mmdd), visits });
    }
    if (field === undefined) {
      listOf(months, period.first.slice(0, 7)).push({ span, dd: period.first.slice(8) });
    }
  });
  const sink: HeadSink = (code, span, counts, pending) => {
    if (of !== 'all' && !of.has(code)) return;
    // Of a day the head tells only what is pending; the counts come from elsewhere.
    if (counts === undefined) put(tallies[span], code, undefined, pending);
    else tallies[span]?.set(code, { counts, pending });
  };
  await Promise.all([
    ...Array.from(heads, ([year, wishes]) => readHeads(context, year, wishes, of, sink)),
    ...Array.from(months, ([month, wishes]) => readDays(context, month, wishes, of, tallies)),
  ]);
  return tallies;
}

async function readDays(
  { collections, session, generation }: SnapshotContext,
  month: string,
  wishes: readonly DayWish[],
  of: Departments,
  tallies: readonly Tallies[],
): Promise<void> {
  const prefix = `${generation}|${month}`;
  const projection = Object.fromEntries(wishes.map(({ dd }) => [`d.${dd}.c`, 1]));
  const documents = await collections.days
    .find<ScoreDaysDoc>(oneEach(prefix, of), { session, projection, batchSize: BATCH_SIZE })
    .toArray();
  for (const { _id, d } of documents) {
    const code = _id.slice(prefix.length + 1);
    if (of !== 'all' && !of.has(code)) continue;
    for (const { span, dd } of wishes) put(tallies[span], code, d?.[dd]?.c, 0);
  }
}

/** Counts come from one document only, so they are taken as they are; pending may be another's. */
function put(
  tallies: Tallies | undefined,
  code: string,
  counts: Counts | undefined,
  pending: number,
): void {
  if (tallies === undefined || (counts === undefined && pending === 0)) return;
  if (counts === undefined) tallyIn(tallies, code).pending += pending;
  else tallies.set(code, { counts, pending: pending + (tallies.get(code)?.pending ?? 0) });
}
