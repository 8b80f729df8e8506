import { CITIZEN_PROBLEMS, type CitizenProblem } from './citizen-problem.js';

/** An answer to a citizen, ready to be sent. */
export interface CitizenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What every answer says unless it knows better: kept nowhere, and taken for what it is. */
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;
const JSON_HEADERS = { ...HEADERS, 'content-type': 'application/json; charset=utf-8' } as const;
const PROBLEM_HEADERS = {
  ...HEADERS,
  'content-type': 'application/problem+json; charset=utf-8',
} as const;
const NO_CONTENT: CitizenAnswer = { status: 204, headers: HEADERS, body: '' };

export const jsonAnswer = (status: number, value: object): CitizenAnswer => ({
  status,
  headers: JSON_HEADERS,
  body: JSON.stringify(value),
});

export const emptyAnswer = (): CitizenAnswer => NO_CONTENT;

/** A problem (RFC 9457) with our words for the page in `text`. */
export function problemAnswer(fault: CitizenProblem): CitizenAnswer {
  const { problem, field, rule, retryAfterSeconds, challenge } = fault;
  const { status, title, text } = CITIZEN_PROBLEMS[problem];
  const type = `urn:hcp:problem:${problem}`;
  return {
    status,
    headers:
      retryAfterSeconds === undefined
        ? PROBLEM_HEADERS
        : { ...PROBLEM_HEADERS, 'retry-after': String(retryAfterSeconds) },
    body: JSON.stringify({ type, title, status, code: problem, text, field, rule, challenge }),
  };
}
