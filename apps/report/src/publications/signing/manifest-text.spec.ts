import { createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest, UnsignedManifest } from '#shared/contract/publication.js';
import { hashesOf, manifestText, signatureFault, signManifest } from './manifest-text.js';
import {
  loadOrCreatePublicationKey,
  publicationKeyOf,
  publicationKeyPath,
} from './publication-key.js';
import { ALGORITHM_NAMES, SIGNATURE_ALGORITHMS } from './signature-algorithms.js';

const MANIFEST = {
  ...{ format: 1, number: 3, kind: 'month', period: '2026-10', comparedWith: null },
  files: [{ name: 'open-areas.csv', rows: 8 }],
} as unknown as UnsignedManifest;

describe.each(ALGORITHM_NAMES)('a manifest signed with %s', (name) => {
  const key = SIGNATURE_ALGORITHMS[name].generate();
  const manifest = signManifest(MANIFEST, key);
  const known = publicationKeyOf(key);

  it('is that of its key, also when it was written down and read again', () => {
    expect(manifest.signature.alg).toBe(name);
    const read = JSON.parse(manifestText(manifest)) as Manifest;
    expect(signatureFault(read, known)).toBeUndefined();
    expect(manifestText(read)).toBe(manifestText(manifest));
  });

  it('is not any more when anything in it is other', () => {
    expect(signatureFault({ ...manifest, number: 4 }, known)).toMatch(/content/);
    const files = manifest.files.map((file) => ({ ...file, rows: 9 }));
    expect(signatureFault({ ...manifest, files }, known)).toMatch(/content/);
    const signature = { ...manifest.signature, alg: 'none' };
    expect(signatureFault({ ...manifest, signature }, known)).toMatch(/not known/);
  });

  it('is not that of another key', () => {
    const other = publicationKeyOf(SIGNATURE_ALGORITHMS[name].generate());
    expect(signatureFault(manifest, other)).toMatch(/signed by the key/);
    const forged = { ...manifest.signature, keyId: other.keyId };
    expect(signatureFault({ ...manifest, signature: forged }, other)).toMatch(/content/);
  });
});

describe('the key of publications', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hcp-publication-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each(ALGORITHM_NAMES)('is made once for %s, and is for its owner alone', async (name) => {
    const path = publicationKeyPath(join(folder, 'keys', 'keyring.json'));
    const made = await Promise.all([1, 2, 3].map(() => loadOrCreatePublicationKey(path, name)));
    expect(new Set(made.map((key) => publicationKeyOf(key).keyId)).size).toBe(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(createPrivateKey(await readFile(path, 'utf8')).type).toBe('private');
  });

  it('that is none stops the work, and is not quoted', async () => {
    const path = join(folder, 'publication-key.pem');
    await writeFile(path, 'a secret that is no key');
    const loading = loadOrCreatePublicationKey(path, 'Ed25519');
    await expect(loading).rejects.toMatchObject({ code: 'keyring-invalid' });
    await expect(loading).rejects.not.toThrow(/secret/);
  });
});

it('the hashes of bytes are those of the standards', () => {
  expect(hashesOf('abc')).toEqual({
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  });
});
