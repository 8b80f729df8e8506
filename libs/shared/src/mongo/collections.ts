import type mongoose from 'mongoose';
import type { CitizenRequestDoc, InvitationDoc, LimitDoc } from '../contract/citizen-storage.js';
import type { DecisionRow, RatingRow, ServiceRow } from '../contract/ledger.js';
import {
  COLLECTION,
  type CaseDoc,
  DUPLICATE_DAYS,
  type CheckpointDoc,
  type DuplicateDoc,
  type GenerationDoc,
  type InstanceDoc,
  type ProgressDoc,
  type QuarantineDoc,
  type RebuildLeaseDoc,
  type ReconcileDoc,
  type RegistryVersionDoc,
  type ScoreDaysDoc,
  type ScoreHeadDoc,
  type ScoreSubjectsDoc,
} from '../contract/storage.js';
import type { Db } from './connect.js';

type Collection<T extends mongoose.mongo.Document> = mongoose.mongo.Collection<T>;

export interface FenceDoc {
  readonly _id: string;
  readonly n: number;
}

export type MetaDoc =
  GenerationDoc | RegistryVersionDoc | InstanceDoc | ProgressDoc | ReconcileDoc | RebuildLeaseDoc;

/** The collections of counting, typed; the hot path speaks to the driver and not to mongoose. */
export interface Collections {
  readonly ratings: Collection<RatingRow>;
  readonly services: Collection<ServiceRow>;
  readonly decisions: Collection<DecisionRow>;
  readonly heads: Collection<ScoreHeadDoc>;
  readonly days: Collection<ScoreDaysDoc>;
  readonly subjects: Collection<ScoreSubjectsDoc>;
  readonly checkpoints: Collection<CheckpointDoc>;
  readonly fences: Collection<FenceDoc>;
  readonly meta: Collection<MetaDoc>;
  readonly quarantine: Collection<QuarantineDoc>;
  readonly duplicates: Collection<DuplicateDoc>;
  readonly cases: Collection<CaseDoc>;
  readonly invitations: Collection<InvitationDoc>;
  readonly citizenRequests: Collection<CitizenRequestDoc>;
  readonly limits: Collection<LimitDoc>;
}

export const collectionsOf = (db: Db): Collections => ({
  ratings: db.collection(COLLECTION.ratings),
  services: db.collection(COLLECTION.services),
  decisions: db.collection(COLLECTION.decisions),
  heads: db.collection(COLLECTION.scoreHeads),
  days: db.collection(COLLECTION.scoreDays),
  subjects: db.collection(COLLECTION.scores),
  checkpoints: db.collection(COLLECTION.checkpoints),
  fences: db.collection(COLLECTION.fences),
  meta: db.collection(COLLECTION.meta),
  quarantine: db.collection(COLLECTION.quarantine),
  duplicates: db.collection(COLLECTION.duplicates),
  cases: db.collection(COLLECTION.cases),
  invitations: db.collection(COLLECTION.invitations),
  citizenRequests: db.collection(COLLECTION.citizenRequests),
  limits: db.collection(COLLECTION.limits),
});

/**
 * Creates collections and indexes that are missing. Collections must exist before a transaction
 * first writes to them, or its first run on a fresh database aborts.
 */
export async function ensureCollections(db: Db): Promise<void> {
  const existing = new Set(
    (await db.listCollections({}, { nameOnly: true }).toArray()).map((c) => c.name),
  );
  for (const name of Object.values(COLLECTION)) {
    if (!existing.has(name)) await createCollection(db, name);
  }
  const collections = collectionsOf(db);
  const { ratings, services, decisions, quarantine, cases } = collections;
  const { invitations, citizenRequests, limits } = collections;
  for (const ledger of [ratings, services, decisions]) {
    await ledger.createIndex({ aside: 1 }, { sparse: true }, {});
    // What one epoch of one partition brought: reconcile counts it, rebuild reads the tail of it.
    await ledger.createIndex({ epoch: 1, partition: 1, offset: 1 }, {}, {});
  }
  await decisions.createIndex({ ratingKey: 1 }, {}, {});
  await quarantine.createIndex({ epoch: 1, partition: 1, offset: 1 }, {}, {});
  await ensureOutcomeIndexes(collections);
  // What the metrics count of open cases, without reading them.
  const counted = { 'listing.standing': 1, 'listing.dueAt': 1 } as const;
  await cases.createIndex({ state: 1, areaCode: 1, ...counted }, {}, {});
  await cases.createIndex({ kind: 1, openedAt: 1 }, {}, {});
  await invitations.createIndex({ receipt: 1 }, { unique: true }, {});
  await invitations.createIndex({ slip: 1 }, { sparse: true }, {});
  await citizenRequests.createIndex({ state: 1, askedAt: 1 }, {}, {});
  for (const forgetful of [invitations, limits]) {
    await forgetful.createIndex({ forgetAt: 1 }, { expireAfterSeconds: 0 }, {});
  }
}

/**
 * What a source asks of its own events: by the day they came, and by the request. One index for
 * both, which grows at its end; one by request alone would cost every insert a look elsewhere.
 */
async function ensureOutcomeIndexes(collections: Collections): Promise<void> {
  const { ratings, services, quarantine, duplicates } = collections;
  const arrival = { source: 1, receivedAt: 1, correlationId: 1 } as const;
  // Citizens' own ratings name the source that invited them, which is not told of them.
  await ratings.createIndex(arrival, { partialFilterExpression: { door: 'forwarded' } }, {});
  for (const outcomes of [services, quarantine, duplicates]) {
    await outcomes.createIndex(arrival, {}, {});
  }
  const expireAfterSeconds = DUPLICATE_DAYS * 24 * 60 * 60;
  await duplicates.createIndex({ receivedAt: 1 }, { expireAfterSeconds }, {});
}

const NAMESPACE_EXISTS = 48;

async function createCollection(db: Db, name: string): Promise<void> {
  try {
    await db.createCollection(name);
  } catch (error) {
    // Another service creates them at the same moment.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== NAMESPACE_EXISTS) throw error;
  }
}
