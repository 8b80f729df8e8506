import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A new token: 32 random bytes, base64url. Only the browser keeps it. */
export const newSessionToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What is stored of a token. */
export const sessionIdOf = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

/**
 * What a page must send beside the cookie with every unsafe request: made from the token, so it
 * needs no store, and a page that cannot read it cannot make it.
 */
export const csrfOf = (token: string): string =>
  createHmac('sha256', token).update('csrf').digest('base64url');

/** Compares in constant time. */
export function isCsrfOf(token: string, given: unknown): boolean {
  const expected = Buffer.from(csrfOf(token));
  const found = Buffer.from(typeof given === 'string' ? given : '');
  return found.length === expected.length && timingSafeEqual(found, expected);
}
