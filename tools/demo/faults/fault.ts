import type { RejectionCode } from '#shared/contract/rejection.js';
import type { Venue } from '../events/world.js';

export type AnyBody = Record<string, unknown>;

export interface FaultContext {
  readonly now: number;
  /** The department the event is about. */
  readonly venue: Venue;
  /** Another department, of another area and with other items and windows. */
  readonly other: Venue;
}

/** One way of getting an event wrong, and what ingest must say to it. */
export interface Fault {
  readonly name: string;
  readonly of: 'rating' | 'service' | 'both';
  /** The field that the rejection names. */
  readonly field: string;
  readonly code: RejectionCode;
  /** Spoils a valid body in place, or gives what is sent instead of it. */
  readonly spoil: (body: AnyBody, context: FaultContext) => unknown;
  /** Wrong only when the department's own platform sends it. */
  readonly onlyThisSource?: true;
}

/** A fault that sets one field to a wrong value. */
export const setting = (
  of: Fault['of'],
  field: string,
  code: RejectionCode,
  value: unknown,
  note = '',
): Fault => ({
  name: `${field} ${code}${note === '' ? '' : ` (${note})`}`,
  of,
  field,
  code,
  spoil: (body) => {
    body[field] = value;
  },
});

/** A fault that leaves one required field out. */
export const missing = (of: Fault['of'], field: string): Fault => ({
  name: `${field} missing`,
  of,
  field,
  code: 'missing',
  spoil: (body) => {
    Reflect.deleteProperty(body, field);
  },
});
