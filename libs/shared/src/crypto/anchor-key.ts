import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../errors/app-error.js';
import { createPrivateFile, isFileError } from './private-file.js';

const PRIVATE_NAME = 'audit-anchor-key.pem';

/** Where the key lies that anchors of the audit chain are signed with: beside the keyring. */
export const anchorKeyPath = (keyringPath: string): string =>
  join(dirname(keyringPath), PRIVATE_NAME);

/** Names a key in the anchors: the first 16 hexadecimal digits of SHA-256 of its public half. */
export function anchorKeyId(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const der = half.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

/**
 * Reads the private Ed25519 key (PKCS #8 PEM), and makes one first where there is none: of several
 * processes that start at once one makes it, and only its owner may read it (0600). Throws
 * `keyring-invalid`, which names the file and never its content.
 */
export async function loadOrCreateAnchorKey(path: string): Promise<KeyObject> {
  const known = await loadAnchorKey(path);
  if (known !== undefined) return known;
  await create(path);
  const made = await loadAnchorKey(path);
  if (made === undefined) throw new AppError('keyring-invalid', `no key at ${path}`);
  return made;
}

/** The private key at a path; undefined when there is no file. */
export async function loadAnchorKey(path: string): Promise<KeyObject | undefined> {
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined;
    throw new AppError('keyring-invalid', `the key ${path} cannot be read`, { cause: error });
  }
  const key = parsed(pem);
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new AppError('keyring-invalid', `the key ${path} is no Ed25519 key in PEM`);
}

function parsed(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined; // the parser's message could quote the file
  }
}

async function create(path: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  await createPrivateFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
}
