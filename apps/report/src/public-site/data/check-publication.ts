import type { Publication, PublicationKey } from '#shared/contract/publication.js';
import type { Verification } from '#shared/contract/public-pages.js';
import type { PublishedReading } from '../../publications/published.reading.js';
import { hashesOf, signatureFault } from '../../publications/signing/manifest-text.js';

type Reading = Pick<PublishedReading, 'byNumber' | 'file'>;

/** Looks whether a publication is as it was published: its signature, its files, its predecessor. */
export async function checkPublication(
  publication: Publication,
  reading: Reading,
  key: PublicationKey,
): Promise<Verification> {
  return {
    signature: signatureOf(publication, key),
    chain: await chainOf(publication, reading),
    alteredFiles: await alteredFiles(publication, reading),
  };
}

function signatureOf({ manifest }: Publication, key: PublicationKey): Verification['signature'] {
  if (manifest.signature.keyId !== key.keyId) return 'unknown-key';
  return signatureFault(manifest, key) === undefined ? 'good' : 'bad';
}

async function chainOf(
  { manifest: { previous } }: Publication,
  reading: Reading,
): Promise<Verification['chain']> {
  if (previous === null) return 'first';
  const before = await reading.byNumber(previous.number);
  const isSame = before !== null && hashesOf(before.manifestText).sha256 === previous.sha256;
  return isSame ? 'good' : 'bad';
}

async function alteredFiles({ manifest }: Publication, reading: Reading): Promise<string[]> {
  const altered: string[] = [];
  for (const { name, sha256, sm3 } of manifest.files) {
    const bytes = await reading.file(manifest.number, name);
    const hashes = bytes === null ? undefined : hashesOf(bytes);
    if (hashes?.sha256 !== sha256 || hashes.sm3 !== sm3) altered.push(name);
  }
  return altered;
}
