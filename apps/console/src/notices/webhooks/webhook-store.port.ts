import type { WebhookDeliveryDoc, WebhookDoc } from '#shared/contract/case-storage.js';
import type { Scope } from '#shared/domain/casework/casework.js';
import type { Tx } from '../../storage/transactions.port.js';

/** How the sending to one webhook goes. */
export interface WebhookTally {
  readonly waiting: number;
  readonly dead: number;
  readonly fault: string | undefined;
}

/** How one attempt ended: sent, or why not and when to try again (`undefined`: never). */
export type Attempt =
  | { readonly sent: true; readonly at: Date }
  | { readonly sent: false; readonly at: Date; readonly fault: string; readonly nextAt?: Date };

/** Where notices are sent, and what waits for it; an abstract class, to be asked for by type. */
export abstract class WebhookStore {
  abstract within(scopes: readonly Scope[]): Promise<WebhookDoc[]>;
  abstract byId(id: string, tx?: Tx): Promise<WebhookDoc | undefined>;
  abstract tallyOf(id: string): Promise<WebhookTally>;
  abstract insert(tx: Tx, webhook: WebhookDoc): Promise<void>;
  /** With all that waits to be sent to it. */
  abstract remove(tx: Tx, id: string): Promise<void>;
  /** What is to be sent by a moment (epoch milliseconds), what waits longest first. */
  abstract due(now: number, limit: number): Promise<WebhookDeliveryDoc[]>;
  abstract settle(id: string, attempt: Attempt): Promise<void>;
  /** Lets all that waits for a webhook wait until a moment at least. */
  abstract postpone(webhook: string, until: Date): Promise<void>;
}
