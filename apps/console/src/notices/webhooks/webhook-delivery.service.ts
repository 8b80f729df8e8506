import type { WebhookDeliveryDoc, WebhookDoc } from '#shared/contract/case-storage.js';
import type { SecretBox } from '#shared/crypto/source-secret.js';
import { sign, signingKey, WEBHOOK_HEADER } from '#shared/crypto/webhook-signature.js';
import type { Clock } from '../../clock.js';
import { nextAttempt } from './retry.js';
import { secretContext } from './webhook-secret.js';
import type { WebhookSender } from './webhook-sender.port.js';
import type { WebhookStore } from './webhook-store.port.js';

const BATCH = 50;

export interface WebhookDeliveryParts {
  readonly store: WebhookStore;
  readonly sender: WebhookSender;
  readonly secrets: SecretBox;
  readonly clock: Clock;
}

/**
 * Sends what waits for webhooks, each at least once: a kill between the sending and its mark sends it
 * again under the same `webhook-id`. One receiver that does not answer holds up no other.
 */
export class WebhookDeliveryService {
  constructor(private readonly parts: WebhookDeliveryParts) {}

  /** Sends what is due now; answers how much was settled. Ends early when told to. */
  async run(isRunning: () => boolean): Promise<number> {
    const { store, clock } = this.parts;
    const rows = await store.due(clock.now(), BATCH);
    const byWebhook = Map.groupBy(rows, ({ webhook }) => webhook);
    const done = await Promise.all(
      [...byWebhook].map(([id, deliveries]) => this.sendAll(id, deliveries, isRunning)),
    );
    return done.reduce((all, one) => all + one, 0);
  }

  private async sendAll(
    id: string,
    deliveries: readonly WebhookDeliveryDoc[],
    isRunning: () => boolean,
  ): Promise<number> {
    const webhook = await this.parts.store.byId(id);
    let done = 0;
    for (const delivery of deliveries) {
      if (!isRunning()) break;
      const again = await this.attempt(webhook, delivery);
      done += 1;
      if (again === undefined) continue;
      // Who did not take this one will hardly take the rest, which must not hold up others either.
      await this.parts.store.postpone(id, again);
      break;
    }
    return done;
  }

  /** When it is to be tried again; undefined when it was sent or given up. */
  private async attempt(
    webhook: WebhookDoc | undefined,
    delivery: WebhookDeliveryDoc,
  ): Promise<Date | undefined> {
    const { store, sender, clock } = this.parts;
    const { _id, attempts } = delivery;
    const message = webhook && this.message(webhook, delivery);
    const fault = message === undefined ? 'it cannot be signed' : await sender.send(message);
    const now = clock.now();
    const at = new Date(now);
    if (fault === undefined) {
      await store.settle(_id, { sent: true, at });
      return undefined;
    }
    const next = webhook && nextAttempt(delivery.at.getTime(), attempts + 1, now);
    if (next === undefined) {
      await store.settle(_id, { sent: false, at, fault });
      return undefined;
    }
    const nextAt = new Date(next);
    await store.settle(_id, { sent: false, at, fault, nextAt });
    return nextAt;
  }

  private message({ _id: webhook, url, signature, secret }: WebhookDoc, row: WebhookDeliveryDoc) {
    const { secrets, clock } = this.parts;
    const opened = secrets.open(secret, secretContext(webhook));
    if (opened === undefined) return undefined;
    const { _id: id } = row;
    const timestamp = String(Math.floor(clock.now() / 1_000));
    const body = Buffer.from(row.body);
    return {
      ...{ url, body },
      headers: {
        'content-type': 'application/json',
        [WEBHOOK_HEADER.id]: id,
        [WEBHOOK_HEADER.timestamp]: timestamp,
        [WEBHOOK_HEADER.signature]: sign(signingKey(opened), signature, { id, timestamp, body }),
      },
    };
  }
}
