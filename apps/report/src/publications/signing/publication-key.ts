import { createPublicKey, type KeyObject } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { PublicationKey } from '#shared/contract/publication.js';
import {
  keyIdOf,
  loadOrCreateSigningKey,
  loadSigningKey,
  type KeyKind,
} from '#shared/crypto/signing-key.js';
import { AppError } from '#shared/errors/app-error.js';
import { algorithmOf, SIGNATURE_ALGORITHMS, type AlgorithmName } from './signature-algorithms.js';

const PRIVATE_NAME = 'publication-key.pem';
const KNOWN: KeyKind = {
  name: 'private key of a known algorithm',
  isOne: (key) => algorithmOf(key) !== undefined,
};

/** Where the key lies that publications are signed with: beside the keyring. */
export const publicationKeyPath = (keyringPath: string): string =>
  join(dirname(keyringPath), PRIVATE_NAME);

/**
 * The private key, made first with the given algorithm where there is none, as
 * `loadOrCreateSigningKey` says. An algorithm that is chosen later takes effect when the key is taken
 * away.
 */
export const loadOrCreatePublicationKey = (
  path: string,
  algorithm: AlgorithmName,
): Promise<KeyObject> =>
  loadOrCreateSigningKey(path, KNOWN, SIGNATURE_ALGORITHMS[algorithm].generate);

/** The private key at a path; undefined when there is no file. */
export const loadPublicationKey = (path: string): Promise<KeyObject | undefined> =>
  loadSigningKey(path, KNOWN);

/** The public half of a key, as it is handed out. */
export function publicationKeyOf(privateKey: KeyObject): PublicationKey {
  const half = createPublicKey(privateKey);
  const alg = algorithmOf(privateKey);
  if (alg === undefined) throw new AppError('keyring-invalid', 'a key of no known algorithm');
  const publicKey = half.export({ type: 'spki', format: 'pem' }).toString();
  return { alg, keyId: keyIdOf(half), publicKey };
}
