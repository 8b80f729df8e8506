import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { loadKeyring, newDataKey, type Keyring } from '#shared/crypto/keyring.js';
import { AppError } from '#shared/errors/app-error.js';

/** The keyring with one more data key, which nothing is sealed with yet. */
export function withNewKey(keyring: Keyring): { readonly keyring: Keyring; readonly kid: string } {
  const alg = keyring.dataKeys.find(({ kid }) => kid === keyring.active)?.alg;
  const key = newDataKey('data', alg);
  return { keyring: { ...keyring, dataKeys: [...keyring.dataKeys, key] }, kid: key.kid };
}

/** The keyring that seals with another of its keys; throws `usage` where it has no such key. */
export function withActive(keyring: Keyring, active: string): Keyring {
  if (!keyring.dataKeys.some(({ kid }) => kid === active)) {
    throw new AppError('usage', `the keyring has no data key ${active}: see hcp keys list`);
  }
  return { ...keyring, active };
}

/** The keyring at a path; throws `usage` where there is none, since a new one would open nothing. */
export async function requireKeyring(path: string): Promise<Keyring> {
  const keyring = await loadKeyring(path);
  if (keyring === undefined) throw new AppError('usage', `there is no keyring at ${path}`);
  return keyring;
}

/** Puts a keyring in the place of another, for its owner alone; a crash leaves the one or the other. */
export async function replaceKeyring(path: string, keyring: Keyring): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(keyring, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new AppError('keyring-invalid', `the keyring ${path} cannot be written`, {
      cause: error,
    });
  }
}
