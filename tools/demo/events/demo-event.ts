import type { RatingInput } from '#shared/contract/rating.js';
import type { RejectionCode } from '#shared/contract/rejection.js';
import type { ServiceInput } from '#shared/contract/service-record.js';

/** What ingest and the ledger should make of an event. */
export type Expectation =
  | { readonly outcome: 'counted' }
  /** Its key was sent before; `conflicting`: with other content, so it must not overtake the first. */
  | { readonly outcome: 'duplicate'; readonly conflicting: boolean }
  | {
      readonly outcome: 'rejected';
      readonly fault: string;
      readonly field: string;
      readonly code?: RejectionCode;
    };

interface Sent {
  /** Code of the source that sends it. */
  readonly source: string;
  /** The space of its case number; in the body too when it is not the source's own. */
  readonly space: string;
  readonly expect: Expectation;
}

export interface DemoRating extends Sent {
  readonly kind: 'rating';
  readonly body: RatingInput;
}

export interface DemoService extends Sent {
  readonly kind: 'service';
  readonly body: ServiceInput;
}

/** An event that ingest must refuse; its body may be anything. */
export interface DemoFault extends Sent {
  readonly kind: 'fault';
  readonly endpoint: 'rating' | 'service';
  readonly body: unknown;
  /** Wrong only for this source: no other may send it in its place. */
  readonly onlyThisSource: boolean;
}

export type DemoEvent = DemoRating | DemoService | DemoFault;
