import { randomUUID } from 'node:crypto';
import type { WebhookDoc, WebhookSignature } from '#shared/contract/case-storage.js';
import { generateSecret, type SecretBox } from '#shared/crypto/source-secret.js';
import { may, scopesOf, type Actor } from '#shared/domain/casework/casework.js';
import { chinaTime } from '#shared/domain/china-time.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Places } from '../../auth/places.js';
import type { Clock } from '../../clock.js';
import { invalid, notFound, outsideScope, unknownArea } from '../../http/problem.js';
import type { Transactions } from '../../storage/transactions.port.js';
import { addressFault, type TrustedHosts } from './webhook-address.js';
import type { Webhook, WebhookCreatedDto, WebhookDto } from './webhook.dto.js';
import { secretContext } from './webhook-secret.js';
import type { WebhookStore, WebhookTally } from './webhook-store.port.js';

export interface WebhooksParts {
  readonly transactions: Transactions;
  readonly store: WebhookStore;
  readonly audit: AuditTrail;
  readonly places: Places;
  readonly secrets: SecretBox;
  readonly trusted: TrustedHosts;
  readonly clock: Clock;
}

export interface WebhookRequest {
  readonly area: string;
  readonly url: string;
  readonly signature: WebhookSignature;
}

const NOTHING_SENT: WebhookTally = { waiting: 0, dead: 0, fault: undefined };

/** Where notices are sent, set up by administrators for the areas in their scope. */
export class WebhooksService {
  constructor(private readonly parts: WebhooksParts) {}

  async list(actor: Actor): Promise<WebhookDto[]> {
    const { store } = this.parts;
    const found = await store.within(scopesOf(actor, 'notices.webhook'));
    return Promise.all(
      found.map(async (webhook) => webhookDto(webhook, await store.tallyOf(webhook._id))),
    );
  }

  /** Throws `unknown-place`, `outside-scope` or `invalid`; answers the secret, this once. */
  async create(actor: Actor, request: WebhookRequest): Promise<WebhookCreatedDto> {
    const { transactions, store, audit, places, secrets, trusted, clock } = this.parts;
    const { area, url, signature } = request;
    const place = places.area(area);
    if (place === undefined) throw unknownArea('area');
    if (!may(actor, 'notices.webhook', place)) throw outsideScope('area');
    const fault = addressFault(url, trusted);
    if (fault !== undefined) throw invalid('url', fault);
    const _id = randomUUID();
    const secret = generateSecret();
    const webhook: WebhookDoc = {
      ...{ _id, area, url, signature, areas: place.lineage },
      secret: secrets.seal(secret, secretContext(_id)),
      createdAt: new Date(clock.now()),
      createdBy: actor.id,
    };
    await transactions.run(async (tx) => {
      await store.insert(tx, webhook);
      await audit.append(tx, {
        actor: actor.id,
        action: 'webhook.created',
        subject: `webhook:${_id}`,
        details: { area, host: new URL(url).host, signature },
      });
    });
    return { ...webhookDto(webhook, NOTHING_SENT), secret };
  }

  /** Throws `not-found` when there is none of this id that the actor may see. */
  async remove(actor: Actor, id: string): Promise<void> {
    const { transactions, store, audit } = this.parts;
    await transactions.run(async (tx) => {
      const webhook = await store.byId(id, tx);
      if (!webhook || !may(actor, 'notices.webhook', { lineage: webhook.areas })) throw notFound();
      await store.remove(tx, id);
      await audit.append(tx, {
        actor: actor.id,
        action: 'webhook.removed',
        subject: `webhook:${id}`,
        details: { area: webhook.area },
      });
    });
  }
}

const webhookDto = (
  { _id, area, url, signature, createdAt }: WebhookDoc,
  { waiting, dead, fault }: WebhookTally,
): Webhook => ({
  ...{ id: _id, area, url, signature, waiting, dead },
  fault: fault ?? null,
  createdAt: chinaTime(createdAt.getTime()),
});
