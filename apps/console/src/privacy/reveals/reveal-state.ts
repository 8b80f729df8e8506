import type { ErasureDoc, RevealDoc, RevealState } from '#shared/contract/reveal-storage.js';

/** What another person must approve. */
export type AskedRow = RevealDoc | ErasureDoc;

/** How long something asked waits for a decision ◇. */
export const ASKED_MS = 7 * 86_400_000;

/** How a row stands at a moment (epoch milliseconds). */
export const revealState = ({ state, expiresAt }: AskedRow, now: number): RevealState =>
  expiresAt !== undefined &&
  (state === 'asked' || state === 'approved') &&
  expiresAt.getTime() <= now
    ? 'expired'
    : state;
