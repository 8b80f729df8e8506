import type {
  CaseHistoryDoc,
  LeaseDoc,
  NoticeDoc,
  OutboxDoc,
  WorkedCaseDoc,
} from '#shared/contract/case-storage.js';
import type { UserDoc } from '#shared/contract/console-storage.js';
import type { DecisionRow, RatingRow } from '#shared/contract/ledger.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';

/** The collections of the closed loop, and what it reads of others. */
export const caseCollectionsOf = (db: Db) => ({
  cases: db.collection<WorkedCaseDoc>(COLLECTION.cases),
  history: db.collection<CaseHistoryDoc>(COLLECTION.caseHistory),
  notices: db.collection<NoticeDoc>(COLLECTION.notices),
  outbox: db.collection<OutboxDoc>(COLLECTION.outbox),
  leases: db.collection<LeaseDoc>(COLLECTION.leases),
  users: db.collection<UserDoc>(COLLECTION.users),
  ratings: db.collection<RatingRow>(COLLECTION.ratings),
  decisions: db.collection<DecisionRow>(COLLECTION.decisions),
});
export type CaseCollections = ReturnType<typeof caseCollectionsOf>;

/** Creates the indexes that are missing: one for each way a list is narrowed before it is sorted. */
export async function ensureCaseStorage(db: Db): Promise<void> {
  const { cases, history, notices, outbox } = caseCollectionsOf(db);
  await cases.createIndex({ 'listing.code': 1 }, { unique: true, sparse: true }, {});
  const sorted = { 'listing.dueAt': 1, 'listing.code': 1 } as const;
  for (const scope of ['listing.areas', 'listing.unit']) {
    await cases.createIndex({ [scope]: 1, ...sorted }, {}, {});
    await cases.createIndex({ [scope]: 1, state: 1, ...sorted }, {}, {});
    await cases.createIndex({ [scope]: 1, 'listing.standing': 1, ...sorted }, {}, {});
    await cases.createIndex({ [scope]: 1, 'listing.number': 1 }, {}, {});
  }
  await cases.createIndex({ state: 1, 'listing.routed': 1 }, {}, {});
  await cases.createIndex({ 'listing.remindAt': 1 }, {}, {});
  await history.createIndex({ code: 1, revision: 1 }, {}, {});
  await notices.createIndex({ 'to.code': 1, at: -1 }, {}, {});
  await outbox.createIndex({ state: 1, at: 1 }, {}, {});
}
