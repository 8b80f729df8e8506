import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { CODE_PATTERN } from '../domain/code.js';
import { AppError } from '../errors/app-error.js';
import { ALGORITHMS, KEY_BYTES, type Algorithm } from './cipher.js';
import { createPrivateFile, isFileError } from './private-file.js';

const KeySchema = Type.Object({
  kid: Type.String({ pattern: CODE_PATTERN }),
  alg: Type.Unsafe<Algorithm>(Type.String({ enum: [...ALGORITHMS] })),
  key: Type.String({ pattern: '^[A-Za-z0-9+/]+=*$', description: 'base64' }),
});

const KeyringSchema = Type.Object({
  /** `kid` of the key that new ciphertexts are made with. */
  active: Type.String(),
  dataKeys: Type.Array(KeySchema, { minItems: 1 }),
  /** Base64 of the key of look-up hashes; changing it forgets every look-up. */
  lookupKey: Type.String({ minLength: 43 }),
  /** The key under which the sources' signing secrets rest in the database. */
  secretKey: KeySchema,
});
export type Keyring = Readonly<Static<typeof KeyringSchema>>;
export type DataKey = Readonly<Static<typeof KeySchema>>;

const check = Compile(KeyringSchema);

/** A fresh key of an algorithm; the id tells when it was made. */
export function newDataKey(prefix: string, alg: Algorithm = 'sm4-ctr-hmac-sm3'): DataKey {
  const kid = `${prefix}-${randomBytes(4).toString('hex')}`;
  return { kid, alg, key: randomBytes(KEY_BYTES[alg]).toString('base64') };
}

/** A keyring with new keys only. */
export function newKeyring(alg: Algorithm = 'sm4-ctr-hmac-sm3'): Keyring {
  const dataKey = newDataKey('data', alg);
  return {
    active: dataKey.kid,
    dataKeys: [dataKey],
    lookupKey: randomBytes(32).toString('base64'),
    secretKey: newDataKey('source', alg),
  };
}

/**
 * Reads the keyring at a path, and makes one first where there is none. Of several processes that
 * start at once one makes it, and all read the same; only its owner may read the file (0600).
 * Throws `keyring-invalid`, which names the file and never its content.
 */
export async function loadOrCreateKeyring(path: string): Promise<Keyring> {
  return (await loadKeyring(path)) ?? (await create(path));
}

/** The keyring at a path; undefined when there is no file. Throws `keyring-invalid`. */
export async function loadKeyring(path: string): Promise<Keyring | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined;
    throw new AppError('keyring-invalid', `the keyring ${path} cannot be read`, { cause: error });
  }
  const keyring = parsed(text);
  if (keyring === undefined) {
    throw new AppError('keyring-invalid', `the keyring ${path} is not a valid keyring`);
  }
  return keyring;
}

function parsed(text: string): Keyring | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // the parser's message would quote the file
  }
  if (!check.Check(value)) return undefined;
  const keys = [...value.dataKeys, value.secretKey];
  const fit = keys.every(({ alg, key }) => Buffer.from(key, 'base64').length === KEY_BYTES[alg]);
  return fit && value.dataKeys.some(({ kid }) => kid === value.active) ? value : undefined;
}

async function create(path: string): Promise<Keyring> {
  await createPrivateFile(path, `${JSON.stringify(newKeyring(), null, 2)}\n`);
  const keyring = await loadKeyring(path);
  if (keyring === undefined) throw new AppError('keyring-invalid', `no keyring at ${path}`);
  return keyring;
}
