import type { TSchema } from 'typebox';
import { DecisionMessage } from './decision.js';
import { publishedSchema } from './published-schema.js';
import { RatingMessage } from './rating.js';
import { ServiceMessage } from './service-record.js';
import {
  EVENT_TYPES,
  HEADER,
  LIMITS,
  SANDBOX_HEADER,
  SCHEMA_OF,
  TOPIC,
  type EventType,
} from './topic.js';

const PAYLOADS: Record<EventType, { schema: TSchema; summary: string }> = {
  service: { schema: ServiceMessage, summary: '办件: a service that was given' },
  rating: { schema: RatingMessage, summary: '评价: what a person said of a service' },
  decision: { schema: DecisionMessage, summary: '认定: excludes a rating or restores it' },
};

/** The AsyncAPI 3.0 document of the topic, made from the contract. */
export function asyncApiDocument() {
  return {
    asyncapi: '3.0.0',
    info: {
      title: '好差评 events',
      version: '1.0.0',
      description:
        'One topic for all events, keyed by deptCode. Personal fields and free text are only there ' +
        'encrypted, beside keyed hashes; a message with plaintext in them is set aside. ' +
        `One event is at most ${LIMITS.eventBytes} bytes.`,
    },
    defaultContentType: 'application/json',
    channels: {
      events: {
        address: TOPIC,
        messages: Object.fromEntries(
          EVENT_TYPES.map((type) => [type, { $ref: `#/components/messages/${type}` }]),
        ),
        bindings: { kafka: { topic: TOPIC } },
      },
    },
    operations: {
      receiveEvents: { action: 'receive', channel: { $ref: '#/channels/events' } },
    },
    components: {
      messages: Object.fromEntries(EVENT_TYPES.map((type) => [type, messageOf(type)])),
      schemas: Object.fromEntries(
        EVENT_TYPES.map((type) => [type, publishedSchema(PAYLOADS[type].schema)]),
      ),
    },
  };
}

const messageOf = (type: EventType) => ({
  name: type,
  summary: PAYLOADS[type].summary,
  contentType: 'application/json',
  headers: {
    type: 'object',
    required: Object.values(HEADER),
    properties: {
      [HEADER.type]: { type: 'string', const: type },
      [HEADER.schema]: { type: 'string', const: SCHEMA_OF[type] },
      [HEADER.source]: { type: 'string', description: 'code of the sending system' },
      [HEADER.correlationId]: { type: 'string', description: 'from the request to the ledger' },
      [SANDBOX_HEADER]: { type: 'string', description: 'there when the source is on trial' },
    },
  },
  payload: { $ref: `#/components/schemas/${type}` },
  bindings: { kafka: { key: { type: 'string', description: 'the deptCode of the event' } } },
});
