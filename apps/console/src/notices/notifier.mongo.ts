import { createHash } from 'node:crypto';
import type { WebhookDeliveryDoc, WebhookDoc } from '#shared/contract/case-storage.js';
import { chinaTime } from '#shared/domain/china-time.js';
import type { Clock } from '../clock.js';
import { sessionOf } from '../storage/transactions.mongo.js';
import type { Tx } from '../storage/transactions.port.js';
import type { NoticeCollections } from './notice-collections.mongo.js';
import { NOTICE_TITLES } from './notice-title.js';
import { Notifier, type Telling } from './notifier.port.js';

type Collections = Pick<NoticeCollections, 'notices' | 'webhooks' | 'deliveries'>;

export class MongoNotifier extends Notifier {
  constructor(
    private readonly collections: Collections,
    private readonly clock: Clock,
  ) {
    super();
  }

  async tell(tx: Tx, telling: Telling): Promise<void> {
    const { case: code, key, name, at, to, areas } = telling;
    const { notices, webhooks, deliveries } = this.collections;
    const session = sessionOf(tx);
    const _id = `${code}|${key}`;
    const now = new Date(this.clock.now());
    const { upsertedCount } = await notices.updateOne(
      { _id },
      {
        $setOnInsert: { case: code, name, at, to: [...to], areas: [...areas], toldAt: now },
      },
      { upsert: true, session },
    );
    if (upsertedCount === 0) return;
    const hooks = await webhooks.find({ area: { $in: [...areas] } }, { session }).toArray();
    if (hooks.length === 0) return;
    const rows = hooks.map((hook) => deliveryOf(hook, _id, telling, now));
    await deliveries.insertMany(rows, { session });
  }
}

/** Names a case and what happened, in no person's words; whoever may know more asks for it. */
function deliveryOf(
  { _id: webhook }: WebhookDoc,
  notice: string,
  { case: code, name, at, areas, unit }: Telling,
  now: Date,
): WebhookDeliveryDoc {
  const hash = createHash('sha256').update(`${webhook}|${notice}`).digest('base64url');
  const body = {
    type: `case.${name}`,
    timestamp: chinaTime(at.getTime()),
    data: { case: code, title: NOTICE_TITLES[name], area: areas[0] ?? null, unit: unit ?? null },
  };
  return {
    ...{ _id: `msg_${hash.slice(0, 27)}`, webhook, body: JSON.stringify(body) },
    ...{ at: now, state: 'waiting', attempts: 0, nextAt: now },
  };
}
