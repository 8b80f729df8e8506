import { isUtf8 } from 'node:buffer';
import { decisionRow, ratingRow, serviceRow, type Envelope } from '#shared/contract/codec.js';
import { DecisionMessage } from '#shared/contract/decision.js';
import {
  DECISION_RULES,
  RATING_MESSAGE_RULES,
  SERVICE_MESSAGE_RULES,
  type EventContext,
} from '#shared/contract/event-rules.js';
import { judgeOf, type Loose } from '#shared/contract/judge.js';
import type { DecisionRow, RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import { RatingMessage } from '#shared/contract/rating.js';
import { headerText, type TopicRecord } from '#shared/contract/record.js';
import type { Fault, QuarantineReason } from '#shared/contract/rejection.js';
import { PERSONAL_FIELDS } from '#shared/contract/sealed.js';
import { ServiceMessage } from '#shared/contract/service-record.js';
import {
  EVENT_TYPES,
  HEADER,
  LIMITS,
  SANDBOX_HEADER,
  SCHEMA_OF,
  type EventType,
} from '#shared/contract/topic.js';
import { isCode } from '#shared/domain/code.js';
import { VISIT_SPACE } from '#shared/domain/invitation.js';
import type { TagCatalogue } from '#shared/domain/tag.js';

/** An event that can be counted, as the row it would be in the ledger. */
export type ReadableEvent =
  | { readonly type: 'rating'; readonly row: RatingRow }
  | { readonly type: 'service'; readonly row: ServiceRow }
  | { readonly type: 'decision'; readonly row: DecisionRow };

/** A record that cannot be read as an event, and why. */
export interface UnreadableRecord {
  readonly type: 'unreadable';
  readonly record: TopicRecord;
  readonly kind: EventType | 'unknown';
  readonly reason: QuarantineReason;
  readonly field?: string;
  /** The ledger key of an event that is set aside only because its source is on trial. */
  readonly key?: string;
  /** Of a rating that a person gave, as far as the record tells. */
  readonly door?: 'direct';
}

export type ReadRecord = ReadableEvent | UnreadableRecord;

/** Whether an event is a rating that came from the person and not from a source. */
export const isDirectRating = (event: ReadableEvent): boolean =>
  event.type === 'rating' && event.row.door === 'direct';

/** Where a record lies, beside its offset. */
export interface Place {
  readonly epoch: number;
  readonly partition: number;
}

const judges = {
  rating: judgeOf<EventContext>(RatingMessage, RATING_MESSAGE_RULES),
  service: judgeOf<EventContext>(ServiceMessage, SERVICE_MESSAGE_RULES),
  decision: judgeOf<EventContext>(DecisionMessage, DECISION_RULES),
};

/**
 * Reads one record of the topic. The outcome depends on the record and the tag catalogue alone,
 * never on the registry or the clock, so that a replay comes to the same one.
 */
export function readRecord(record: TopicRecord, place: Place, tags: TagCatalogue): ReadRecord {
  const type = eventTypeOf(record);
  const set = (reason: QuarantineReason, field?: string): UnreadableRecord => ({
    type: 'unreadable',
    record,
    kind: type ?? 'unknown',
    reason,
    ...(field !== undefined && { field }),
  });
  if (type === undefined) return set('unknown-type');
  if (headerText(record, HEADER.schema) !== SCHEMA_OF[type]) return set('unknown-schema');
  const source = headerText(record, HEADER.source);
  if (source === undefined) return set('missing', HEADER.source);
  if (!isCode(source)) return set('bad-format', HEADER.source);
  // A source's code is its own space: this one belongs to visits, whoever sends them.
  if (source === VISIT_SPACE) return set('out-of-range', HEADER.source);
  if (record.value !== null && record.value.length > LIMITS.eventBytes) return set('too-large');
  const message = jsonOf(record.value);
  if (message === undefined) return set('not-json');
  const setAside = (reason: QuarantineReason, field?: string): UnreadableRecord => ({
    ...set(reason, field),
    ...(isDirect(message) && { door: 'direct' as const }),
  });
  const plaintext = plaintextField(message);
  if (plaintext !== undefined) return setAside('plaintext-pii', plaintext);
  const fault: Fault | undefined = judges[type](message, { arrivedAt: record.timestamp, tags });
  if (fault !== undefined) return setAside(fault.code, fault.field);
  const event = eventOf(type, message, {
    epoch: place.epoch,
    partition: place.partition,
    offset: record.offset,
    source,
    correlationId: correlationIdOf(record),
    receivedAt: new Date(record.timestamp),
  });
  return record.headers[SANDBOX_HEADER] === undefined
    ? event
    : { ...setAside('sandbox'), key: event.row._id };
}

/** The event's type in its header; undefined when that is missing or none of ours. */
export function eventTypeOf(record: TopicRecord): EventType | undefined {
  const text = headerText(record, HEADER.type);
  return EVENT_TYPES.find((type) => type === text);
}

/** An id that is safe to store and to log; whatever else the header holds is left out. */
export function correlationIdOf(record: TopicRecord): string {
  const id = headerText(record, HEADER.correlationId) ?? '';
  return /^[\w.:-]{1,128}$/.test(id) ? id : '';
}

function jsonOf(value: Buffer | null): unknown {
  // Bytes that are no UTF-8 would be read as replacement characters: two keys could become one.
  if (value === null || !isUtf8(value)) return undefined;
  try {
    return JSON.parse(value.toString());
  } catch {
    return undefined;
  }
}

const isDirect = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && (message as Loose)['door'] === 'direct';

function plaintextField(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  return PERSONAL_FIELDS.find((name) => {
    const value = (message as Loose)[name];
    return value !== undefined && typeof value !== 'object';
  });
}

/** The judge has found the message to be what its type says. */
function eventOf(type: EventType, message: unknown, envelope: Envelope): ReadableEvent {
  switch (type) {
    case 'rating':
      return { type, row: ratingRow(message as RatingMessage, envelope) };
    case 'service':
      return { type, row: serviceRow(message as ServiceMessage, envelope) };
    case 'decision':
      return { type, row: decisionRow(message as DecisionMessage, envelope) };
  }
}
