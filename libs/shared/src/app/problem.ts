/** Codes that the filter answers by itself. */
export type CommonProblemCode = 'not-found' | 'bad-request' | 'unavailable' | 'internal';

/** A refusal that becomes `application/problem+json` (RFC 9457). `detail` never echoes a value. */
export class ProblemError<Code extends string = string> extends Error {
  constructor(
    readonly status: number,
    readonly code: Code | CommonProblemCode,
    readonly detail: string,
    readonly field?: string,
    /** Further members of the answer, where its code has some. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
  }
}
