import { createHash } from 'node:crypto';

const LENGTH = 22;

/**
 * A name for whoever or whatever a keyed hash stands for: it tells neither the number nor the hash
 * by which the number is looked up. 132 bits, base64url.
 */
export const pseudonym = (kind: 'certKey' | 'mobile', keyedHash: string): string =>
  short(`${kind}\n${keyedHash}`);

/** Names a flag in addresses. */
export const flagCode = (id: string): string => short(id);

const short = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);
