import type {
  CaseHistoryDoc,
  LeaseDoc,
  NoticeDoc,
  OutboxDoc,
  WorkedCaseDoc,
} from '#shared/contract/case-storage.js';
import type { UserDoc } from '#shared/contract/console-storage.js';
import type { DecisionRow, RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import { COLLECTION } from '#shared/contract/storage.js';
import { FIRST_CASE_STATE } from '#shared/domain/case.js';
import type { Db } from '#shared/mongo/connect.js';
import { LISTED } from './case-conditions.mongo.js';

/** The collections of the closed loop, and what it reads of others. */
export const caseCollectionsOf = (db: Db) => ({
  cases: db.collection<WorkedCaseDoc>(COLLECTION.cases),
  history: db.collection<CaseHistoryDoc>(COLLECTION.caseHistory),
  notices: db.collection<NoticeDoc>(COLLECTION.notices),
  outbox: db.collection<OutboxDoc>(COLLECTION.outbox),
  leases: db.collection<LeaseDoc>(COLLECTION.leases),
  users: db.collection<UserDoc>(COLLECTION.users),
  ratings: db.collection<RatingRow>(COLLECTION.ratings),
  services: db.collection<ServiceRow>(COLLECTION.services),
  decisions: db.collection<DecisionRow>(COLLECTION.decisions),
});
export type CaseCollections = ReturnType<typeof caseCollectionsOf>;

/** What the aggregator opened comes into the indexes of the lists once console has seen it. */
const SEEN = { partialFilterExpression: LISTED } as const;

/** How lists are sorted. */
const SORTED = { 'listing.dueAt': 1, 'listing.code': 1 } as const;

/** Each way in which a list is narrowed before it is sorted; a unit has few enough cases for one. */
const LISTS = {
  'list-area': { 'listing.areas': 1, ...SORTED },
  'list-area-state': { 'listing.areas': 1, state: 1, ...SORTED },
  'list-area-standing': { 'listing.areas': 1, 'listing.standing': 1, ...SORTED },
  'list-area-kind': { 'listing.areas': 1, kind: 1, ...SORTED },
  'list-area-opened': { 'listing.areas': 1, openedAt: 1 },
  'list-area-number': { 'listing.areas': 1, 'listing.number': 1 },
  'list-unit': { 'listing.unit': 1, ...SORTED },
  'list-turn': { 'listing.turn': 1, ...SORTED },
} as const;

/** Creates the indexes that are missing. */
export async function ensureCaseStorage(db: Db): Promise<void> {
  const { cases, history, outbox } = caseCollectionsOf(db);
  await cases.createIndex({ 'listing.code': 1 }, { name: 'code', unique: true, ...SEEN }, {});
  for (const [name, keys] of Object.entries(LISTS)) {
    await cases.createIndex(keys, { name, ...SEEN }, {});
  }
  await cases.createIndex(
    { 'listing.areas': 1, 'file.marks.closed': 1 },
    { name: 'closed-area', partialFilterExpression: { state: 'closed' } },
    {},
  );
  await cases.createIndex(
    { 'listing.routed': 1 },
    { name: 'unrouted', partialFilterExpression: { state: FIRST_CASE_STATE } },
    {},
  );
  await cases.createIndex({ 'listing.remindAt': 1 }, { name: 'reminders', ...SEEN }, {});
  await history.createIndex({ code: 1, revision: 1 }, {}, {});
  await outbox.createIndex({ state: 1, at: 1 }, {}, {});
}
