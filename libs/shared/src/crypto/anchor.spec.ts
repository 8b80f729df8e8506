import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorKeyPath, loadAnchorKey, loadOrCreateAnchorKey } from './anchor-key.js';
import { anchorLine, isSigned, NO_HASH, readAnchor, type Anchor } from './anchor.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const CONTENT = {
  number: 1,
  seq: 100,
  hash: 'ab'.repeat(32),
  at: '2026-06-01T01:00:00.000Z',
  previous: NO_HASH,
};

function anchorOf(line: string): Anchor {
  const anchor = readAnchor(line);
  if (anchor === undefined) throw new Error('no anchor');
  return anchor;
}

describe('an anchor', () => {
  const anchor = anchorOf(anchorLine(CONTENT, privateKey));

  it('holds what it was made of, signed', () => {
    expect(anchor).toMatchObject(CONTENT);
    expect(isSigned(anchor, publicKey)).toBe(true);
  });

  it.each<Partial<Anchor>>([
    { number: 2 },
    { seq: 101 },
    { hash: 'ac'.repeat(32) },
    { at: '2026-06-01T01:00:01.000Z' },
    { previous: '1'.repeat(64) },
    { signature: Buffer.alloc(64).toString('base64') },
    { signature: '' },
  ])('with %j in it is not signed', (change) => {
    expect(isSigned({ ...anchor, ...change }, publicKey)).toBe(false);
  });

  it('is not signed by another key', () => {
    const other = generateKeyPairSync('ed25519');
    expect(isSigned(anchor, other.publicKey)).toBe(false);
    const forged = anchorOf(anchorLine(CONTENT, other.privateKey));
    expect(isSigned({ ...forged, key: anchor.key }, publicKey)).toBe(false);
  });

  it.each(['', '{', '{}', 'null', '[]', JSON.stringify({ ...CONTENT, seq: 0 })])(
    'is not read out of %j',
    (line) => {
      expect(readAnchor(line)).toBeUndefined();
    },
  );
});

describe('the key of anchors', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hcp-anchor-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made once, however many ask at once, and is for its owner alone', async () => {
    const path = anchorKeyPath(join(folder, 'keys', 'keyring.json'));
    expect(await loadAnchorKey(path)).toBeUndefined();
    const keys = await Promise.all(Array.from({ length: 5 }, () => loadOrCreateAnchorKey(path)));
    expect(keys.every((key) => keys[0]?.equals(key))).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('that is none stops the start, and is not quoted', async () => {
    const path = join(folder, 'audit-anchor-key.pem');
    await writeFile(path, 'a secret that is no key');
    const loading = loadOrCreateAnchorKey(path);
    await expect(loading).rejects.toMatchObject({ code: 'keyring-invalid' });
    await expect(loading).rejects.not.toThrow(/secret/);
  });
});
