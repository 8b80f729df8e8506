import type { ScoreDaysDoc, ScoreHeadDoc } from '#shared/contract/storage.js';
import { addCounts, type Counts } from '#shared/domain/counts.js';
import { monthsOf, type Period } from '#shared/domain/period.js';
import { oneEach } from './document-range.js';
import type { Breakdown, Departments } from './score-reader.port.js';
import { BATCH_SIZE, type SnapshotContext } from './snapshot-context.mongo.js';

type DayCuts = NonNullable<ScoreDaysDoc['t']>;

/**
 * Sums departments' channels, hours kinds and tags over a period; with its days for a day or a
 * month, and with its months for a quarter or a year.
 */
export async function readBreakdown(
  context: SnapshotContext,
  period: Period,
  of: Departments,
): Promise<Breakdown> {
  const found: Breakdown = {
    days: new Map(),
    months: new Map(),
    channels: new Map(),
    hours: new Map(),
    tags: new Map(),
  };
  const byDay = period.kind === 'day' || period.kind === 'month';
  for (const month of monthsOf(period)) await readMonth(context, month, period, of, found);
  if (!byDay) await readMonths(context, period, of, found.months);
  return found;
}

async function readMonth(
  { collections, session, generation }: SnapshotContext,
  month: string,
  period: Period,
  of: Departments,
  found: Breakdown,
): Promise<void> {
  const prefix = `${generation}|${month}`;
  const dd = period.first.slice(8);
  const projection: Record<string, 1> =
    period.kind === 'day'
      ? { [`d.${dd}`]: 1 }
      : period.kind === 'month'
        ? { t: 1, d: 1 }
        : { t: 1 };
  const cursor = collections.days.find<ScoreDaysDoc>(oneEach(prefix, of), {
    session,
    projection,
    batchSize: BATCH_SIZE,
  });
  for await (const { _id, t, d } of cursor) {
    if (of !== 'all' && !of.has(_id.slice(prefix.length + 1))) continue;
    addCuts(found, period.kind === 'day' ? d?.[dd] : t);
    for (const [day, cuts] of Object.entries(d ?? {})) {
      addTo(found.days, `${month}-${day}`, cuts.c);
    }
  }
}

async function readMonths(
  { collections, session, generation }: SnapshotContext,
  period: Period,
  of: Departments,
  months: Map<string, Counts>,
): Promise<void> {
  const prefix = `${generation}|${period.year}`;
  const fields = monthsOf(period).map((month) => [month, `m${month.slice(5)}`] as const);
  const cursor = collections.heads.find<ScoreHeadDoc>(oneEach(prefix, of), {
    session,
    projection: Object.fromEntries(fields.map(([, field]) => [field, 1])),
    batchSize: BATCH_SIZE,
  });
  for await (const head of cursor) {
    if (of !== 'all' && !of.has(head._id.slice(prefix.length + 1))) continue;
    for (const [month, field] of fields) addTo(months, month, head[field]);
  }
}

function addCuts(found: Breakdown, cuts: DayCuts | undefined): void {
  for (const [channel, counts] of Object.entries(cuts?.ch ?? {})) {
    addTo(found.channels, channel, counts);
  }
  for (const [hours, counts] of Object.entries(cuts?.hr ?? {})) addTo(found.hours, hours, counts);
  for (const [tag, n] of Object.entries(cuts?.tg ?? {})) {
    found.tags.set(tag, (found.tags.get(tag) ?? 0) + n);
  }
}

function addTo(sums: Map<string, Counts>, key: string, counts: Counts | undefined): void {
  if (counts !== undefined) sums.set(key, addCounts(sums.get(key) ?? {}, counts));
}
