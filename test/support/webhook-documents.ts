import { randomUUID } from 'node:crypto';
import type { WebhookDoc } from '#shared/contract/case-storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { noticeCollectionsOf } from '../../apps/console/src/notices/notice-collections.mongo.js';
import { CONSOLE_START } from './console-app.js';

/** Puts a webhook of an area into the database; nothing is sent to it. */
export async function insertWebhook(
  db: Db,
  { area, lineage }: { readonly area: string; readonly lineage: readonly string[] },
): Promise<WebhookDoc> {
  const webhook: WebhookDoc = {
    ...{ _id: randomUUID(), area, areas: lineage, signature: 'v1' },
    url: 'https://oa.example.invalid/hook',
    secret: { kid: 'x', ct: '' },
    createdAt: new Date(CONSOLE_START),
    createdBy: 'somebody',
  };
  await noticeCollectionsOf(db).webhooks.insertOne(webhook);
  return webhook;
}
