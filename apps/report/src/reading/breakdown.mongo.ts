import type { ScoreDaysDoc } from '#shared/contract/storage.js';
import { addCounts, type Counts } from '#shared/domain/counts.js';
import { monthsOf, type Period } from '#shared/domain/period.js';
import { oneEach } from './document-range.js';
import type { Breakdown, Departments } from './score-reader.port.js';
import { BATCH_SIZE, type SnapshotContext } from './snapshot-context.mongo.js';

type DayCuts = NonNullable<ScoreDaysDoc['t']>;

/** Sums departments' channels, hours kinds and tags over a period. */
export async function readBreakdown(
  { collections, session, generation }: SnapshotContext,
  period: Period,
  of: Departments,
): Promise<Breakdown> {
  const found: Breakdown = { channels: new Map(), hours: new Map(), tags: new Map() };
  const dd = period.kind === 'day' ? period.first.slice(8) : undefined;
  const fields = ['ch', 'hr', 'tg'].map((cut) =>
    dd === undefined ? `t.${cut}` : `d.${dd}.${cut}`,
  );
  for (const month of monthsOf(period)) {
    const prefix = `${generation}|${month}`;
    const cursor = collections.days.find<ScoreDaysDoc>(oneEach(prefix, of), {
      session,
      projection: Object.fromEntries(fields.map((field) => [field, 1])),
      batchSize: BATCH_SIZE,
    });
    for await (const { _id, t, d } of cursor) {
      if (of !== 'all' && !of.has(_id.slice(prefix.length + 1))) continue;
      addCuts(found, dd === undefined ? t : d?.[dd]);
    }
  }
  return found;
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

const addTo = (sums: Map<string, Counts>, key: string, counts: Counts): void => {
  sums.set(key, addCounts(sums.get(key) ?? {}, counts));
};
