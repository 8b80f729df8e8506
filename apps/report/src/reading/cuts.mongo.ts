import type { ScoreDaysDoc } from '#shared/contract/storage.js';
import { addCounts, type Counts } from '#shared/domain/counts.js';
import { monthsOf } from '#shared/domain/period.js';
import { listOf } from './cells.js';
import { oneEach } from './document-range.js';
import type { CutKind, Departments, Span } from './score-reader.port.js';
import { BATCH_SIZE, type SnapshotContext } from './snapshot-context.mongo.js';
import { tallyIn, unratedOf, type Tallies } from './tally.js';

const FIELD = { channel: 'ch', hours: 'hr' } as const;

/** What a span wants of a month: its total, one day, or the unrated of an open day. */
interface Wish {
  readonly span: number;
  readonly dd?: string;
  readonly pendingOnly?: true;
}

/** Channels or hours kinds summed over departments, one map for each span. */
export async function readCuts(
  context: SnapshotContext,
  kind: CutKind,
  spans: readonly Span[],
  of: Departments,
): Promise<Tallies[]> {
  const tallies = spans.map((): Tallies => new Map());
  const months = new Map<string, Wish[]>();
  spans.forEach(({ period, openDays }, span) => {
    for (const month of monthsOf(period)) {
      const wish = period.kind === 'day' ? { span, dd: period.first.slice(8) } : { span };
      listOf(months, month).push(wish);
    }
    // A channel says nothing of the unrated: silence came through none.
    for (const day of kind === 'hours' ? openDays : []) {
      listOf(months, day.slice(0, 7)).push({ span, dd: day.slice(8), pendingOnly: true });
    }
  });
  await Promise.all(
    Array.from(months, ([month, wishes]) => readMonth(context, kind, month, wishes, of, tallies)),
  );
  return tallies;
}

async function readMonth(
  { collections, session, generation }: SnapshotContext,
  kind: CutKind,
  month: string,
  wishes: readonly Wish[],
  of: Departments,
  tallies: readonly Tallies[],
): Promise<void> {
  const prefix = `${generation}|${month}`;
  const field = FIELD[kind];
  const projection = Object.fromEntries(
    wishes.map(({ dd }) => [dd === undefined ? `t.${field}` : `d.${dd}.${field}`, 1]),
  );
  const cursor = collections.days.find<ScoreDaysDoc>(oneEach(prefix, of), {
    session,
    projection,
    batchSize: BATCH_SIZE,
  });
  for await (const { _id, t, d } of cursor) {
    if (of !== 'all' && !of.has(_id.slice(prefix.length + 1))) continue;
    for (const { span, dd, pendingOnly } of wishes) {
      const cuts = dd === undefined ? t?.[field] : d?.[dd]?.[field];
      if (cuts !== undefined) add(tallies[span], cuts, pendingOnly === true);
    }
  }
}

function add(
  tallies: Tallies | undefined,
  cuts: Record<string, Counts>,
  pendingOnly: boolean,
): void {
  if (tallies === undefined) return;
  for (const [code, counts] of Object.entries(cuts)) {
    const tally = tallyIn(tallies, code);
    if (pendingOnly) tally.pending += unratedOf(counts);
    else addCounts(tally.counts, counts);
  }
}
