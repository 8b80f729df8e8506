import type { AcceptedKind } from '../acceptance/event-kinds.js';
import type { Purpose } from './taker.js';

/** Paths of the source API, and what each is for. */
export const SOURCE_PATHS: Readonly<Record<string, Purpose>> = {
  '/v1/ratings': { kind: 'rating', check: false },
  '/v1/services': { kind: 'service', check: false },
  '/v1/invitations': { kind: 'invitation', check: false },
  '/v1/check/ratings': { kind: 'rating', check: true },
  '/v1/check/services': { kind: 'service', check: true },
};

/** Paths for what a source sends in its own format. */
export const NATIVE_PATHS: Readonly<Record<string, Purpose<AcceptedKind>>> = {
  '/v1/native/ratings': { kind: 'rating', check: false },
  '/v1/native/services': { kind: 'service', check: false },
  '/v1/check/native/ratings': { kind: 'rating', check: true },
  '/v1/check/native/services': { kind: 'service', check: true },
};

/** Answers carry the webhook-id back under this name. */
export const CORRELATION_HEADER = 'x-correlation-id';

const WEBHOOK_ID = /^[A-Za-z0-9_.:-]{1,128}$/;

/** Whether a text has the form of a webhook-id. */
export const isWebhookId = (text: string): boolean => WEBHOOK_ID.test(text);
