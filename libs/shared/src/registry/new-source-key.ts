import { randomBytes } from 'node:crypto';
import type { SourceKey } from '../contract/registry-storage.js';
import { generateSecret, type SecretBox } from '../crypto/source-secret.js';

/** A new key of a source, its secret sealed, and the secret itself, to be shown once. */
export function newSourceKey(
  box: SecretBox,
  source: string,
  createdAt: Date,
): { readonly key: SourceKey; readonly secret: string } {
  const secret = generateSecret();
  const id = randomBytes(4).toString('hex');
  return { key: { id, sealed: box.seal(secret, source), createdAt }, secret };
}
