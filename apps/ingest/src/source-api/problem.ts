/** What can be wrong with a request as a whole: the closed table of `code` in problem+json. */
export const PROBLEMS = {
  malformed: { status: 400, title: 'the body does not have the expected form' },
  empty: { status: 400, title: 'the body holds no event' },
  'no-map': { status: 404, title: 'there is no map for what the source sends in its own format' },
  'bad-webhook-id': {
    status: 400,
    title: 'webhook-id has a form that this path does not take',
  },
  'bad-query': { status: 400, title: 'the question does not have the expected form' },
  'no-statement': { status: 404, title: 'there is no statement of this day' },
  unauthorized: {
    status: 401,
    title: 'unknown source, bad signature, or a timestamp more than five minutes away',
  },
  'on-trial': { status: 403, title: 'a source on trial invites nobody' },
  'too-large': { status: 413, title: 'the body is larger than 8 MiB' },
  'too-many': { status: 413, title: 'more events than one request may carry' },
  'unsupported-media-type': {
    status: 415,
    title: 'the content type is neither application/json nor application/x-ndjson',
  },
  'none-acceptable': { status: 422, title: 'no event of the request can be accepted' },
  'rate-limited': { status: 429, title: 'more events a second than the source may send' },
  internal: { status: 500, title: 'the request could not be handled' },
  unavailable: { status: 503, title: 'events cannot be taken now' },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

export interface Problem {
  readonly code: ProblemCode;
  /** What exactly, without a value from the request. */
  readonly detail?: string;
  /** When to come again, for 429 and 503. */
  readonly retryAfterSeconds?: number;
}

export const isProblem = (value: object): value is Problem => 'code' in value;

/** The body of a problem (RFC 9457), and what an answer adds to it. */
export const problemBody = ({ code, detail }: Problem, more: object = {}): string => {
  const { status, title } = PROBLEMS[code];
  return JSON.stringify({
    type: `urn:hcp:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...more,
  });
};

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
