/** The one topic, keyed by deptCode. */
export const TOPIC = 'hcp.events.v1';

export const EVENT_TYPES = ['service', 'rating', 'decision'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Kafka header names. */
export const HEADER = {
  type: 'type',
  schema: 'schema',
  source: 'source',
  correlationId: 'correlation-id',
} as const;

/**
 * A further header, of events of a source on trial. It is on the record and not in the registry, so
 * that a replay has the same outcome when the source is on trial no more.
 */
export const SANDBOX_HEADER = 'sandbox';

/** The schema named in the header `schema`: one per type, with its version. */
export const SCHEMA_OF: Record<EventType, string> = {
  service: 'hcp.service/1',
  rating: 'hcp.rating/1',
  decision: 'hcp.decision/1',
};

export const LIMITS = {
  eventBytes: 16 * 1024,
  batchMessages: 1_000,
  batchBytes: 512 * 1024,
  arrayEvents: 500,
  ndjsonLines: 10_000,
  bodyBytes: 8 * 1024 * 1024,
} as const;
