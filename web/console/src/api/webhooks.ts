import type { WebhookSignature } from '#shared/contract/case-storage.js';
import { api } from './http';

/** Where notices about the cases of an area and all below it are sent. */
export interface Webhook {
  readonly id: string;
  readonly area: string;
  readonly url: string;
  readonly signature: WebhookSignature;
  readonly createdAt: string;
  /** Notices that wait to be sent. */
  readonly waiting: number;
  /** Given up after a day, in the last 30 days. */
  readonly dead: number;
  /** Why the last attempt failed. */
  readonly fault: string | null;
}

export interface NewWebhook {
  readonly area: string;
  readonly url: string;
  readonly signature: WebhookSignature;
}

const PATH = '/v1/webhooks';

export const webhooksApi = {
  list: () => api.get<{ readonly webhooks: readonly Webhook[] }>(PATH),
  /** With the secret that signs what is sent, shown this once. */
  create: (webhook: NewWebhook) => api.post<Webhook & { readonly secret: string }>(PATH, webhook),
  remove: (id: string) => api.delete<unknown>(`${PATH}/${encodeURIComponent(id)}`),
};
