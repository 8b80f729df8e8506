import { chinaDay, type Day } from '#shared/domain/china-time.js';
import type { Heard } from '#shared/domain/coverage/last-heard.js';
import type { Period } from '#shared/domain/period.js';
import { within } from './instants.js';
import type { SnapshotContext } from './snapshot-context.mongo.js';

/**
 * The last China day on which something that a system sent arrived, in a period or ever: one look
 * into an index, at whose end the last arrival is. Of citizens' own ratings nothing is told here.
 */
export async function readLastArrival(
  { collections, session }: SnapshotContext,
  source: string,
  what: Heard,
  period?: Pick<Period, 'first' | 'last'>,
): Promise<Day | undefined> {
  const filter = { source, ...(period === undefined ? {} : { receivedAt: within(period) }) };
  const options = { session, projection: { _id: 0, receivedAt: 1 } };
  const cursor =
    what === 'service'
      ? collections.services.find(filter, options)
      : collections.ratings.find({ ...filter, door: 'forwarded' }, options);
  const [last] = await cursor.sort({ receivedAt: -1 }).limit(1).toArray();
  return last === undefined ? undefined : chinaDay(last.receivedAt.getTime());
}
