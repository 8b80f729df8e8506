import { ProblemError as BaseProblem } from '#shared/app/problem.js';
import { CASE_FAULTS, type CaseFaultCode } from '#shared/domain/casework/case-fault.js';

const OWN_CODES = [
  'no-session',
  'sign-in-refused',
  'csrf',
  'must-change-password',
  'must-enrol-totp',
  'forbidden',
  'outside-scope',
  'not-found',
  'invalid',
  'unknown-place',
  'changed-meanwhile',
  'username-taken',
  'wrong-password',
  'weak-password',
  'already-enrolled',
  'nothing-offered',
  'wrong-code',
  'bad-grant',
  'wrong-state',
  'bad-request',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof OWN_CODES)[number] | CaseFaultCode;

/** Stable codes of console's refusals; a page turns them into words. */
export const PROBLEM_CODES: readonly ProblemCode[] = [
  ...new Set([...OWN_CODES, ...(Object.keys(CASE_FAULTS) as CaseFaultCode[])]),
];

/** A refusal of console. */
export class ProblemError extends BaseProblem<ProblemCode> {}

export const noSession = (): ProblemError =>
  new ProblemError(401, 'no-session', 'sign in first; the session is over or was ended');

export const forbidden = (): ProblemError =>
  new ProblemError(403, 'forbidden', 'none of your roles may do this');

export const outsideScope = (field?: string): ProblemError =>
  new ProblemError(403, 'outside-scope', 'lies outside the scope of your roles', field);

/** The same for what is not there and for what must not be seen. */
export const notFound = (): ProblemError =>
  new ProblemError(404, 'not-found', 'there is nothing of that name that you may see');

export const unknownArea = (field: string): ProblemError =>
  new ProblemError(422, 'unknown-place', 'is not an area of the registry', field);

export const changedMeanwhile = (field = 'version'): ProblemError =>
  new ProblemError(409, 'changed-meanwhile', 'somebody else changed it; read it again', field);

export const invalid = (field: string, rule: string): ProblemError =>
  new ProblemError(422, 'invalid', rule, field);
