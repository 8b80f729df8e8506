import { faultMessage, type Fault, type RejectionCode } from '#shared/contract/rejection.js';

/** A bad event of a request, as it is answered. */
export interface Rejection {
  /** Its place in the request, from 0. */
  readonly index: number;
  readonly code: RejectionCode;
  readonly field: string;
  /** By which name a source's own format has the field, where it came in one. */
  readonly sourceField?: string;
  readonly message: string;
}

export const rejectionOf = (index: number, fault: Fault): Rejection => ({
  index,
  code: fault.code,
  field: fault.field,
  message: faultMessage(fault),
});
