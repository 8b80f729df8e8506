import {
  SCORED_DECISION_FIELDS,
  SCORED_RATING_FIELDS,
  SCORED_SERVICE_FIELDS,
  type ScoredDecision,
  type ScoredRating,
  type ScoredService,
} from '#shared/contract/ledger.js';
import { ratingKey, revisionKey } from '#shared/domain/keys.js';
import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import type { KnownRows } from './ledger.port.js';

const projectionOf = (fields: readonly string[]): Record<string, 1> =>
  Object.fromEntries(fields.map((name) => [name, 1]));

export const RATING_PROJECTION = projectionOf(SCORED_RATING_FIELDS);
export const SERVICE_PROJECTION = projectionOf(SCORED_SERVICE_FIELDS);
export const DECISION_PROJECTION = projectionOf(SCORED_DECISION_FIELDS);

/** A look-up is answered in one piece, up to what one message holds. */
const LOOK_UP_ROWS = 100_000;

/**
 * Two batches that touch one department collide here, and the later one starts anew: otherwise a
 * service and its rating could each miss the other, and both commit.
 */
export async function fenceDepartments(
  { fences }: Collections,
  session: ClientSession,
  deptCodes: readonly string[],
): Promise<void> {
  if (deptCodes.length === 0) return;
  await fences.bulkWrite(
    deptCodes.map((_id) => ({
      updateOne: { filter: { _id }, update: { $inc: { n: 1 } }, upsert: true },
    })),
    { session },
  );
}

/**
 * The usual rows of a service are found by their `_id`, which can be told from the service key; the
 * unusual ones (higher revisions, defaults, follow-ups, decisions) by the sparse index on `aside`.
 */
export async function knownRows(
  { ratings, services, decisions }: Collections,
  session: ClientSession | undefined,
  keys: readonly string[],
  decisionIds: readonly string[],
  moreFields: Readonly<Record<string, 1>> = {},
): Promise<KnownRows> {
  if (keys.length === 0) return { ratings: [], services: [], decisions: [] };
  const options = { batchSize: LOOK_UP_ROWS, ...(session && { session }) };
  const aside = { aside: { $in: [...keys] } };
  const firsts = keys.map((service) => revisionKey(service, 1));
  const chosen = keys.map((service) => ratingKey(service, 1, false));
  return {
    services: await services
      .find<ScoredService>({ $or: [{ _id: { $in: firsts } }, aside] }, options)
      .project<ScoredService>({ ...SERVICE_PROJECTION, ...moreFields })
      .toArray(),
    ratings: await ratings
      .find<ScoredRating>({ $or: [{ _id: { $in: chosen } }, aside] }, options)
      .project<ScoredRating>({ ...RATING_PROJECTION, ...moreFields })
      .toArray(),
    decisions: await decisions
      .find<ScoredDecision>({ $or: [{ _id: { $in: [...decisionIds] } }, aside] }, options)
      .project<ScoredDecision>({ ...DECISION_PROJECTION, ...moreFields })
      .toArray(),
  };
}

export async function quarantinedIds(
  { quarantine }: Collections,
  session: ClientSession,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await quarantine
    .find({ _id: { $in: [...ids] } }, { session, projection: { _id: 1 } })
    .toArray();
  return new Set(found.map((one) => one._id));
}
