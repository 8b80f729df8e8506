import { ratingKeyOf, revisionKeyOf } from '#shared/contract/codec.js';
import { RATING_RULES, SERVICE_RULES } from '#shared/contract/event-rules.js';
import { judgeOf } from '#shared/contract/judge.js';
import { RatingInput } from '#shared/contract/rating.js';
import type { Fault } from '#shared/contract/rejection.js';
import { ServiceInput } from '#shared/contract/service-record.js';
import type { Door } from '#shared/domain/channel.js';
import type { AcceptanceContext, TimeField } from './acceptance-context.js';
import { REGISTRY_RULES } from './registry-rules.js';

/** What the source API takes. */
export type AcceptedKind = 'rating' | 'service';
export type Input = RatingInput | ServiceInput;

/** Everything by which ratings and service records differ on their way through ingest. */
export interface EventKind {
  readonly timeField: TimeField;
  readonly judge: (event: unknown, context: AcceptanceContext) => Fault | undefined;
  /** The key that the event will have in the ledger. */
  readonly keyOf: (event: Input, space: string) => string;
  /** Through which door the source API's events come; service records have none. */
  readonly door?: Door;
}

/** By kind. The rules of the contract and of the registry speak of different fields. */
export const EVENT_KINDS: Record<AcceptedKind, EventKind> = {
  rating: {
    timeField: 'assessTime',
    judge: judgeOf<AcceptanceContext>(RatingInput, { ...REGISTRY_RULES, ...RATING_RULES }),
    keyOf: (event, space) => ratingKeyOf({ ...(event as RatingInput), space }, space),
    door: 'forwarded',
  },
  service: {
    timeField: 'serviceTime',
    judge: judgeOf<AcceptanceContext>(ServiceInput, { ...REGISTRY_RULES, ...SERVICE_RULES }),
    keyOf: (event, space) => revisionKeyOf({ ...(event as ServiceInput), space }, space),
  },
};
