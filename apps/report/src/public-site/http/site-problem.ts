import { STATUS_CODES } from 'node:http';

const PROBLEMS = {
  'not-found': { status: 404, detail: 'there is nothing at this address' },
  unavailable: { status: 503, detail: 'the publications cannot be read now; try again' },
  internal: { status: 500, detail: 'the request failed' },
} as const;
export type SiteProblemCode = keyof typeof PROBLEMS;

/** A refusal of the public site as problem+json (RFC 9457). */
export function siteProblem(code: SiteProblemCode): { status: number; text: string } {
  const { status, detail } = PROBLEMS[code];
  const title = STATUS_CODES[status];
  return { status, text: JSON.stringify({ type: 'about:blank', title, status, code, detail }) };
}
