import { randomBytes } from 'node:crypto';
import type { Sealed } from '../contract/sealed.js';
import type { Keyring } from './keyring.js';
import { cipherOf } from './sealer.js';

const PREFIX = 'whsec_';
const LEAST_BYTES = 24;

/** A new signing secret of a source: `whsec_` and base64 of 32 random bytes. */
export const generateSecret = (): string => PREFIX + randomBytes(32).toString('base64');

/** The key bytes of a secret; undefined when it is not `whsec_` and base64 of at least 24 bytes. */
export function secretBytes(secret: string): Buffer | undefined {
  const text = secret.slice(PREFIX.length);
  if (!secret.startsWith(PREFIX) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length >= LEAST_BYTES ? bytes : undefined;
}

/** Keeps the secrets of sources encrypted in the database, each bound to its source. */
export interface SecretBox {
  seal(secret: string, source: string): Sealed;
  /** Undefined when it was sealed for another source or under another keyring. */
  open(sealed: Sealed, source: string): string | undefined;
}

export function createSecretBox(keyring: Keyring): SecretBox {
  const { kid } = keyring.secretKey;
  const cipher = cipherOf(keyring.secretKey);
  const context = (source: string): string => `source-secret\n${source}`;
  return {
    seal: (secret, source) => ({
      kid,
      ct: cipher.encrypt(secret, context(source)).toString('base64'),
    }),
    open: (sealed, source) =>
      sealed.kid === kid
        ? cipher.decrypt(Buffer.from(sealed.ct, 'base64'), context(source))
        : undefined,
  };
}
