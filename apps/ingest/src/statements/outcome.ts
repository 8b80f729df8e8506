import type { QuarantineReason } from '#shared/contract/rejection.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { serviceRefOf, type ServiceRef } from '#shared/domain/keys.js';

export const OUTCOMES = ['ledger', 'duplicate', 'quarantined'] as const;

/** What became of one event that a source sent and was answered 202 for. */
export interface Outcome {
  readonly outcome: (typeof OUTCOMES)[number];
  /** The ledger key, which an event of a source on trial would have; absent for what is none. */
  readonly key?: string;
  readonly webhookId: string;
  /** LogAppendTime. */
  readonly receivedAt: Date;
  readonly reason?: QuarantineReason;
  readonly field?: string;
}

/** An event by the names it was sent with, as its ledger key tells them. */
export type EventName = ServiceRef &
  (
    | { readonly kind: 'service'; readonly revision: number }
    | { readonly kind: 'rating'; readonly assessNumber: number; readonly isDefault: boolean }
  );

/** What the key of a rating or of a service record was made of. */
export function eventNameOf(key: string): EventName {
  const [round = '', chosen] = key.split('|').slice(4);
  return chosen === undefined
    ? { kind: 'service', ...serviceRefOf(key), revision: Number(round.slice(1)) }
    : {
        kind: 'rating',
        ...serviceRefOf(key),
        assessNumber: Number(round),
        isDefault: chosen === 'd',
      };
}

/** The outcome as it is answered in JSON. */
export const outcomeBody = ({ outcome, key, receivedAt, reason, field }: Outcome): object => ({
  ...(key === undefined ? {} : eventNameOf(key)),
  outcome,
  ...(reason === undefined ? {} : { reason }),
  ...(field === undefined ? {} : { field }),
  receivedAt: chinaTime(receivedAt.getTime()),
});

/** Up to when everything that arrived is counted, as it is answered; null before the first. */
export const momentBody = (at: Date | null): string | null =>
  at === null ? null : chinaTime(at.getTime());
