import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { canonicalJson } from '#shared/contract/canonical-json.js';
import type { Json } from '#shared/contract/console-storage.js';
import type { Manifest, PublicationKey, UnsignedManifest } from '#shared/contract/publication.js';
import { AppError } from '#shared/errors/app-error.js';
import { keyIdOf } from '#shared/crypto/signing-key.js';
import { algorithmNamed, algorithmOf, SIGNATURE_ALGORITHMS } from './signature-algorithms.js';

/** A manifest's one text. */
export const manifestText = (manifest: Manifest): string =>
  canonicalJson(manifest as unknown as Json);

/** What is signed. */
const signedBytes = (manifest: UnsignedManifest): Buffer =>
  Buffer.from(canonicalJson(manifest as unknown as Json));

/** Signs a manifest with a private key of any known algorithm. */
export function signManifest(manifest: UnsignedManifest, privateKey: KeyObject): Manifest {
  const alg = algorithmOf(privateKey);
  if (alg === undefined) throw new AppError('keyring-invalid', 'a key of no known algorithm');
  const value = SIGNATURE_ALGORITHMS[alg].sign(signedBytes(manifest), privateKey);
  const signature = { alg, keyId: keyIdOf(privateKey), value: value.toString('base64') };
  return { ...manifest, signature };
}

/** What is wrong with a manifest's signature; undefined when it is that of the key. */
export function signatureFault(
  { signature, ...manifest }: Manifest,
  { keyId, publicKey }: Pick<PublicationKey, 'keyId' | 'publicKey'>,
): string | undefined {
  const algorithm = algorithmNamed(signature.alg);
  if (algorithm === undefined) return 'its signature is of an algorithm that is not known here';
  if (signature.keyId !== keyId) {
    return `it is signed by the key ${signature.keyId}, not by ${keyId}`;
  }
  const value = Buffer.from(signature.value, 'base64');
  const key = createPublicKey(publicKey);
  return algorithm.isSigned(signedBytes(manifest), key, value)
    ? undefined
    : 'its signature is not that of its content';
}

export const hashesOf = (bytes: Buffer | string): { sha256: string; sm3: string } => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  sm3: createHash('sm3').update(bytes).digest('hex'),
});
