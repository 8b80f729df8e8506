/**
 * The closed table of what can be wrong with an event: ingest answers these codes, the aggregator
 * quarantines under them. Published in docs/rejection-codes.md and in OpenAPI.
 */
export const REJECTIONS = {
  'not-an-object': 'the event is not a JSON object',
  missing: 'the field is required',
  empty: 'the field must not be empty',
  'wrong-type': 'the field has the wrong JSON type',
  'bad-format': 'the field does not have the required form',
  'too-long': 'the field is longer than allowed',
  'out-of-range': 'the value is not one of those allowed',
  'duplicate-value': 'the list holds the same value twice',
  'not-well-formed': 'the text has control characters or is not well-formed Unicode',
  'time-too-early': 'the time lies before 2019-01-01',
  'time-in-future': 'the time lies more than five minutes ahead',
  'unknown-field': 'the field is not part of the contract',
  'unknown-area': 'the registry has no such area',
  'unknown-department': 'the registry has no such department',
  'unknown-item': 'the registry has no such service item',
  'unknown-point': 'the registry has no such service point',
  'area-mismatch': 'the area is not the area of the department',
  'item-mismatch': 'the item is not an item of the department',
  'point-mismatch': 'the point is not a point of the department',
  'department-not-granted': 'the source may not speak for the department',
  'space-not-granted': 'the space is not granted to the source',
  'unknown-tag': 'the tag catalogue has no such tag',
  'retired-tag': 'the tag was not in force at the time of the rating',
  'tag-of-other-level': 'the tag belongs to another level',
  'window-over': 'the time for rating the service is over',
  'too-large': 'the event is larger than 16 KiB',
} as const;
export type RejectionCode = keyof typeof REJECTIONS;

/** What is wrong with an event: the first fault in the order of the contract's fields. */
export interface Fault {
  readonly code: RejectionCode;
  /** The field's name on the wire; empty when the event as a whole is meant. */
  readonly field: string;
}

/** A sentence for people; it names the field and the rule, and never echoes a value. */
export const faultMessage = (fault: Fault): string =>
  fault.field === '' ? REJECTIONS[fault.code] : `${fault.field}: ${REJECTIONS[fault.code]}`;

/** Why the aggregator sets a message aside, beside the faults of the contract. */
export const QUARANTINE_REASONS = {
  'not-json': 'the value is not JSON',
  'unknown-type': 'the header type is missing or unknown',
  'unknown-schema': 'the header schema is unknown for the type',
  'plaintext-pii': 'a personal field or free text is not encrypted',
  'refused-by-database': 'the database refused the document',
  sandbox: 'the source is on trial: all is well with the event, but it counts nowhere',
} as const;
export type QuarantineReason = keyof typeof QUARANTINE_REASONS | RejectionCode;
