import type { RatingTaken } from '#shared/contract/citizen-api.js';
import type { Answer } from '../door/answer.js';

/** Why a submission ended without being taken. */
export type Refusal = 'used' | 'expired' | 'unknown' | 'not-followable' | 'invalid';

/** Where a submission is on its way. */
export type Sending =
  | { readonly phase: 'sending'; readonly attempt: number }
  | {
      readonly phase: 'waiting';
      readonly why: 'offline' | 'busy';
      readonly attempt: number;
      readonly delayMs: number;
    }
  | { readonly phase: 'taken'; readonly taken: RatingTaken }
  | { readonly phase: 'refused'; readonly refusal: Refusal };

const REFUSALS: readonly string[] = ['used', 'expired', 'unknown', 'not-followable'];
const LONGEST_WAIT_S = 60;

/** Milliseconds before the next try: 1, 2, 4 … 60 seconds; `attempt` counts from 1. */
export const backoffMs = (attempt: number): number =>
  1_000 * Math.min(2 ** (attempt - 1), LONGEST_WAIT_S);

/** What an answer to a try means. Only what no further try can change ends it. */
export function afterAnswer(attempt: number, answer: Answer<RatingTaken>): Sending {
  if (answer.kind === 'done') return { phase: 'taken', taken: answer.data };
  const wait = (why: 'offline' | 'busy', delayMs = backoffMs(attempt)): Sending => ({
    phase: 'waiting',
    why,
    attempt,
    delayMs,
  });
  if (answer.kind === 'offline') return wait('offline');
  const { status, code, retryAfterSeconds } = answer.problem;
  if (REFUSALS.includes(code)) return { phase: 'refused', refusal: code as Refusal };
  if (status === 429 || status >= 500) {
    return wait(
      'busy',
      retryAfterSeconds === undefined ? undefined : Math.max(1, retryAfterSeconds) * 1_000,
    );
  }
  return { phase: 'refused', refusal: 'invalid' };
}
