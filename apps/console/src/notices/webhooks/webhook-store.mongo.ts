import type { WebhookDeliveryDoc, WebhookDoc } from '#shared/contract/case-storage.js';
import type { Scope } from '#shared/domain/casework/casework.js';
import { codesOf } from '../../casework/store/case-conditions.mongo.js';
import { sessionOf, within } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { NoticeCollections } from '../notice-collections.mongo.js';
import { WebhookStore, type Attempt, type WebhookTally } from './webhook-store.port.js';

export class MongoWebhookStore extends WebhookStore {
  constructor(private readonly collections: Pick<NoticeCollections, 'webhooks' | 'deliveries'>) {
    super();
  }

  within(scopes: readonly Scope[]): Promise<WebhookDoc[]> {
    return this.collections.webhooks
      .find({ areas: { $in: codesOf(scopes, 'area') } })
      .sort({ area: 1, createdAt: 1, _id: 1 })
      .toArray();
  }

  async byId(id: string, tx?: Tx): Promise<WebhookDoc | undefined> {
    return (await this.collections.webhooks.findOne({ _id: id }, within(tx))) ?? undefined;
  }

  async tallyOf(webhook: string): Promise<WebhookTally> {
    const { deliveries } = this.collections;
    const [waiting, dead, failed] = await Promise.all([
      deliveries.countDocuments({ webhook, state: 'waiting' }),
      deliveries.countDocuments({ webhook, state: 'dead' }),
      deliveries.findOne(
        { webhook, state: 'waiting', fault: { $exists: true } },
        { sort: { at: 1 }, projection: { fault: 1 } },
      ),
    ]);
    return { waiting, dead, fault: failed?.fault };
  }

  async insert(tx: Tx, webhook: WebhookDoc): Promise<void> {
    await this.collections.webhooks.insertOne(webhook, { session: sessionOf(tx) });
  }

  async remove(tx: Tx, id: string): Promise<void> {
    const session = sessionOf(tx);
    await this.collections.webhooks.deleteOne({ _id: id }, { session });
    await this.collections.deliveries.deleteMany({ webhook: id, state: 'waiting' }, { session });
  }

  due(now: number, limit: number): Promise<WebhookDeliveryDoc[]> {
    return this.collections.deliveries
      .find({ state: 'waiting', nextAt: { $lte: new Date(now) } })
      .sort({ nextAt: 1 })
      .limit(limit)
      .toArray();
  }

  async settle(id: string, attempt: Attempt): Promise<void> {
    const { at } = attempt;
    await this.collections.deliveries.updateOne(
      { _id: id, state: 'waiting' },
      {
        $inc: { attempts: 1 },
        $set: attempt.sent ? { state: 'sent', endedAt: at } : failed(attempt),
      },
    );
  }

  async postpone(webhook: string, until: Date): Promise<void> {
    await this.collections.deliveries.updateMany(
      { webhook, state: 'waiting', nextAt: { $lt: until } },
      { $set: { nextAt: until } },
    );
  }
}

const failed = ({ at, fault, nextAt }: Extract<Attempt, { sent: false }>) =>
  nextAt === undefined
    ? { state: 'dead' as const, fault, endedAt: at }
    : { state: 'waiting' as const, fault, nextAt };
