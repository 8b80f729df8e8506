import type { HashedField, Sealed } from '../contract/sealed.js';
import { AppError } from '../errors/app-error.js';
import type { Algorithm, Cipher } from './cipher.js';
import { GcmCipher } from './gcm-cipher.js';
import { Hmac } from './hmac.js';
import type { DataKey, Keyring } from './keyring.js';
import { Sm4Cipher } from './sm4-cipher.js';

/** Encrypts personal fields and free text, and makes the hashes by which they are looked up. */
export interface Sealer {
  /** `context` is that of contract/sealed.ts: a ciphertext opens only where it was made for. */
  seal(plaintext: string, context: string): Sealed;
  /** Undefined when the key is unknown or the ciphertext is not of this context. */
  open(sealed: Sealed, context: string): string | undefined;
  /** 64 hexadecimal digits; surrounding space and upper or lower case make no difference. */
  hash(field: HashedField, value: string): string;
}

const CIPHERS: Record<Algorithm, new (key: Buffer) => Cipher> = {
  'sm4-ctr-hmac-sm3': Sm4Cipher,
  'aes-256-gcm': GcmCipher,
};

/** The cipher of one key of the keyring. */
export const cipherOf = ({ alg, key }: DataKey): Cipher =>
  new CIPHERS[alg](Buffer.from(key, 'base64'));

/** The sealer of a keyring: new ciphertexts under its active key, old ones under any. */
export function createSealer(keyring: Keyring): Sealer {
  const ciphers = new Map(keyring.dataKeys.map((key) => [key.kid, cipherOf(key)]));
  const kid = keyring.active;
  const active = ciphers.get(kid);
  if (active === undefined) throw new AppError('keyring-invalid', 'the active key is missing');
  const lookup = new Hmac('sm3', Buffer.from(keyring.lookupKey, 'base64'));
  return {
    seal: (plaintext, context) => ({
      kid,
      ct: active.encrypt(plaintext, context).toString('base64'),
    }),
    open: (sealed, context) =>
      ciphers.get(sealed.kid)?.decrypt(Buffer.from(sealed.ct, 'base64'), context),
    hash: (field, value) =>
      lookup.digest(`${field}\n${value.trim().toUpperCase()}`).toString('hex'),
  };
}
