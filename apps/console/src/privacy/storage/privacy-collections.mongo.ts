import type { CaseHistoryDoc, WorkedCaseDoc } from '#shared/contract/case-storage.js';
import type { CitizenRequestDoc, InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import type { PrivacyRow } from '#shared/contract/reveal-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { TicketDoc } from '#shared/contract/ticket.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import type { Db } from '#shared/mongo/connect.js';

/** How long a ticket that is over stays to be looked at, seconds. */
const TICKETS_KEPT_SECONDS = 86_400;

/** What the privacy room writes, and what it reads of others. */
export const privacyCollectionsOf = (db: Db) => ({
  reveals: db.collection<PrivacyRow>(COLLECTION.reveals),
  tickets: db.collection<TicketDoc>(COLLECTION.tickets),
  requests: db.collection<CitizenRequestDoc>(COLLECTION.citizenRequests),
  ratings: db.collection<RatingRow>(COLLECTION.ratings),
  services: db.collection<ServiceRow>(COLLECTION.services),
  invitations: db.collection<InvitationDoc>(COLLECTION.invitations),
  cases: db.collection<WorkedCaseDoc>(COLLECTION.cases),
  history: db.collection<CaseHistoryDoc>(COLLECTION.caseHistory),
});
export type PrivacyCollections = ReturnType<typeof privacyCollectionsOf>;

/** Creates the indexes that are missing, and gives codes to requests that have none. */
export async function ensurePrivacyStorage(db: Db): Promise<void> {
  const { reveals, tickets, requests, ratings, services, cases } = privacyCollectionsOf(db);
  for (const ledger of [ratings, services]) {
    await ledger.createIndex({ certKeyHash: 1 }, { sparse: true }, {});
    await ledger.createIndex({ mobileHash: 1 }, { sparse: true }, {});
  }
  await cases.createIndex({ 'entered.phoneHash': 1 }, { sparse: true }, {});
  await reveals.createIndex({ areas: 1, askedAt: -1, _id: -1 }, {}, {});
  await reveals.createIndex({ kind: 1, state: 1 }, {}, {});
  await requests.createIndex({ code: 1 }, { unique: true, sparse: true }, {});
  await requests.createIndex({ areaCode: 1, askedAt: 1, code: 1 }, {}, {});
  await requests.createIndex({ askedAt: 1, code: 1 }, {}, {});
  await tickets.createIndex({ expiresAt: 1 }, { expireAfterSeconds: TICKETS_KEPT_SECONDS }, {});
  const nameless = requests.find({ code: { $exists: false } }, { projection: { _id: 1 } });
  for await (const { _id } of nameless) {
    await requests.updateOne({ _id }, { $set: { code: codeId(_id) } });
  }
}
