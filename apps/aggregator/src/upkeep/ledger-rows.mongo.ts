import type { mongo } from 'mongoose';
import type { LedgerRow } from '#shared/contract/ledger.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import {
  DECISION_PROJECTION,
  knownRows,
  RATING_PROJECTION,
  SERVICE_PROJECTION,
} from '../ledger/ledger.mongo.js';
import type { LedgerStreams, RowsOfService } from './merge-by-service.js';
import type { OriginRange } from './pins.js';

const ORIGIN = { epoch: 1, partition: 1, offset: 1 } as const;
const PROJECTION: { [K in keyof RowsOfService]: Record<string, 1> } = {
  services: { ...SERVICE_PROJECTION, ...ORIGIN },
  ratings: { ...RATING_PROJECTION, ...ORIGIN },
  decisions: { ...DECISION_PROJECTION, ...ORIGIN },
};
const STREAM_ROWS = 5_000;

type Row<K extends keyof RowsOfService> = RowsOfService[K][number];

/** The whole ledger in the order of its services. */
export function streamLedger({ services, ratings, decisions }: Collections): LedgerStreams {
  const options = { batchSize: STREAM_ROWS };
  return {
    services: services
      .find<Row<'services'>>({}, options)
      .sort({ _id: 1 })
      .project<Row<'services'>>(PROJECTION.services),
    ratings: ratings
      .find<Row<'ratings'>>({}, options)
      .sort({ _id: 1 })
      .project<Row<'ratings'>>(PROJECTION.ratings),
    decisions: decisions
      .find<Row<'decisions'>>({}, options)
      .sort({ ratingKey: 1 })
      .project<Row<'decisions'>>(PROJECTION.decisions),
  };
}

/** Filter for the rows that came in a range. */
export const originWithin = ({ epoch, partition, from, to }: OriginRange) => ({
  ...{ epoch, partition, offset: { $gte: from, $lt: to } },
});

/** The services that have a row within the ranges. */
export async function servicesWithin(
  { services, ratings, decisions }: Collections,
  ranges: readonly OriginRange[],
  session?: ClientSession,
): Promise<string[]> {
  const found = new Set<string>();
  for (const range of ranges) {
    await addServices(services, range, found, session);
    await addServices(ratings, range, found, session);
    await addServices(decisions, range, found, session);
  }
  return [...found];
}

async function addServices<T extends LedgerRow>(
  ledger: mongo.Collection<T>,
  range: OriginRange,
  into: Set<string>,
  session?: ClientSession,
): Promise<void> {
  const filter = originWithin(range) as mongo.Filter<T>;
  const rows = ledger
    .find(filter, { batchSize: STREAM_ROWS, ...(session && { session }) })
    .project<{ service: string }>({ _id: 0, service: 1 });
  for await (const { service } of rows) into.add(service);
}

/** All rows of these services, with where they came from. */
export async function rowsOfServices(
  collections: Collections,
  keys: readonly string[],
  session?: ClientSession,
): Promise<RowsOfService> {
  const rows = await knownRows(collections, session, keys, [], ORIGIN);
  // The projection has added the origin.
  return rows as unknown as RowsOfService;
}
