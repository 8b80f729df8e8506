import { ProblemError as BaseProblem } from '#shared/app/problem.js';

/** Stable codes of report's refusals; `docs/ranking.md` explains each. */
export const PROBLEM_CODES = [
  'unknown-parameter',
  'invalid-parameter',
  'unknown-within',
  'not-offered',
  'not-found',
  'ticket-refused',
  'bad-request',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** A refusal of report. */
export class ProblemError extends BaseProblem<ProblemCode> {}

export const badParameter = (field: string, rule: string): ProblemError =>
  new ProblemError(400, 'invalid-parameter', rule, field);

export const unknownWithin = (): ProblemError =>
  new ProblemError(
    400,
    'unknown-within',
    'must be the code of an area or department that the registry has in this period',
    'within',
  );

export const notOffered = (field: string): ProblemError =>
  new ProblemError(400, 'not-offered', 'is part of the plan but not yet offered', field);

/** The same for a ticket that was used, is over, is for something else, or never was. */
export const ticketRefused = (): ProblemError =>
  new ProblemError(
    403,
    'ticket-refused',
    'the ticket is not good, or not any more; have a new one issued',
    'ticket',
  );

export const notFound = (detail: string, field?: string): ProblemError =>
  new ProblemError(404, 'not-found', detail, field);
