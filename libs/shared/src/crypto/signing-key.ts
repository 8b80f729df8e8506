import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../errors/app-error.js';
import { createPrivateFile, isFileError } from './private-file.js';

/** Which keys a file may hold. */
export interface KeyKind {
  /** As in "no Ed25519 key in PEM". */
  readonly name: string;
  readonly isOne: (key: KeyObject) => boolean;
}

/** Names a key in what it signed: the first 16 hexadecimal digits of SHA-256 of its public half. */
export function keyIdOf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const der = half.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/**
 * Reads a private key (PKCS #8 PEM), and writes one that `generate` makes first where there is none:
 * of several processes that start at once one makes it, and only its owner may read it (0600). Throws
 * `keyring-invalid`, which names the file and never its content.
 */
export async function loadOrCreateSigningKey(
  path: string,
  kind: KeyKind,
  generate: () => KeyObject,
): Promise<KeyObject> {
  const known = await loadSigningKey(path, kind);
  if (known !== undefined) return known;
  await createPrivateFile(path, generate().export({ type: 'pkcs8', format: 'pem' }));
  const made = await loadSigningKey(path, kind);
  if (made === undefined) throw new AppError('keyring-invalid', `no key at ${path}`);
  return made;
}

/** The private key at a path; undefined when there is no file. Throws `keyring-invalid`. */
export async function loadSigningKey(
  path: string,
  { name, isOne }: KeyKind,
): Promise<KeyObject | undefined> {
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined;
    throw new AppError('keyring-invalid', `the key ${path} cannot be read`, { cause: error });
  }
  const key = parsed(pem);
  if (key !== undefined && isOne(key)) return key;
  throw new AppError('keyring-invalid', `the key ${path} is no ${name} in PEM`);
}

function parsed(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined; // the parser's message could quote the file
  }
}
