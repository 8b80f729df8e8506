import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PublicationKey } from '#shared/contract/publication.js';
import { createPrivateFile, isFileError } from '#shared/crypto/private-file.js';
import { AppError } from '#shared/errors/app-error.js';
import { algorithmOf, SIGNATURE_ALGORITHMS, type AlgorithmName } from './signature-algorithms.js';

const PRIVATE_NAME = 'publication-key.pem';

/** Where the key lies that publications are signed with: beside the keyring. */
export const publicationKeyPath = (keyringPath: string): string =>
  join(dirname(keyringPath), PRIVATE_NAME);

/** Names a key: the first 16 hexadecimal digits of SHA-256 of its public half. */
export function keyIdOf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const der = half.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/**
 * Reads the private key (PKCS #8 PEM), and makes one of the given algorithm first where there is
 * none: of several processes that do so at once one makes it, and only its owner may read it. An
 * algorithm that is chosen later takes effect when the key is taken away. Throws `keyring-invalid`,
 * which names the file and never its content.
 */
export async function loadOrCreatePublicationKey(
  path: string,
  algorithm: AlgorithmName,
): Promise<KeyObject> {
  const known = await loadPublicationKey(path);
  if (known !== undefined) return known;
  const key = SIGNATURE_ALGORITHMS[algorithm].generate();
  await createPrivateFile(path, key.export({ type: 'pkcs8', format: 'pem' }));
  const made = await loadPublicationKey(path);
  if (made === undefined) throw new AppError('keyring-invalid', `no key at ${path}`);
  return made;
}

/** The private key at a path; undefined when there is no file. */
export async function loadPublicationKey(path: string): Promise<KeyObject | undefined> {
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined;
    throw new AppError('keyring-invalid', `the key ${path} cannot be read`, { cause: error });
  }
  const key = parsed(pem);
  if (key !== undefined && algorithmOf(key) !== undefined) return key;
  throw new AppError('keyring-invalid', `the key ${path} is no private key of a known algorithm`);
}

function parsed(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined; // the parser's message could quote the file
  }
}

/** The public half of a key, as it is handed out. */
export function publicationKeyOf(privateKey: KeyObject): PublicationKey {
  const half = createPublicKey(privateKey);
  const alg = algorithmOf(privateKey);
  if (alg === undefined) throw new AppError('keyring-invalid', 'a key of no known algorithm');
  const publicKey = half.export({ type: 'spki', format: 'pem' }).toString();
  return { alg, keyId: keyIdOf(half), publicKey };
}
