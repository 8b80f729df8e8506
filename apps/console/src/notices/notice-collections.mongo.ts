import type {
  LeaseDoc,
  NoticeDoc,
  WebhookDeliveryDoc,
  WebhookDoc,
  WorkedCaseDoc,
} from '#shared/contract/case-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';

/** The collections of what people are told, and what is read of cases for it. */
export const noticeCollectionsOf = (db: Db) => ({
  notices: db.collection<NoticeDoc>(COLLECTION.notices),
  webhooks: db.collection<WebhookDoc>(COLLECTION.webhooks),
  deliveries: db.collection<WebhookDeliveryDoc>(COLLECTION.webhookDeliveries),
  cases: db.collection<WorkedCaseDoc>(COLLECTION.cases),
  leases: db.collection<LeaseDoc>(COLLECTION.leases),
});
export type NoticeCollections = ReturnType<typeof noticeCollectionsOf>;

const DAY_S = 86_400;
const KEPT_S = 90 * DAY_S;
/** What was sent or given up is kept for those who look for it. */
const DELIVERIES_KEPT_S = 30 * DAY_S;

/** Creates the indexes that are missing. */
export async function ensureNoticeStorage(db: Db): Promise<void> {
  const { notices, webhooks, deliveries } = noticeCollectionsOf(db);
  await notices.createIndex({ 'to.code': 1, at: -1, _id: 1 }, {}, {});
  await notices.createIndex({ toldAt: 1 }, { expireAfterSeconds: KEPT_S }, {});
  await webhooks.createIndex({ area: 1 }, {}, {});
  await webhooks.createIndex({ areas: 1 }, {}, {});
  await deliveries.createIndex({ state: 1, nextAt: 1 }, {}, {});
  await deliveries.createIndex({ webhook: 1, state: 1 }, {}, {});
  await deliveries.createIndex({ endedAt: 1 }, { expireAfterSeconds: DELIVERIES_KEPT_S }, {});
}
