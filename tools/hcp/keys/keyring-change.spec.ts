import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKeyring, newKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { replaceKeyring, requireKeyring, withActive, withNewKey } from './keyring-change.js';

describe('another data key', () => {
  it('opens what is sealed with it before anybody seals with it', () => {
    const old = newKeyring();
    const { keyring: both, kid } = withNewKey(old);
    expect(both.active).toBe(old.active);
    const sealed = createSealer(withActive(both, kid)).seal('13900001111', 'place');
    expect(sealed.kid).toBe(kid);
    expect(createSealer(both).open(sealed, 'place')).toBe('13900001111');
  });

  it('leaves what was sealed before, and every look-up, as it was', () => {
    const old = createSealer(newKeyring());
    const keyring = newKeyring();
    const before = createSealer(keyring);
    const { keyring: both, kid } = withNewKey(keyring);
    const after = createSealer(withActive(both, kid));
    const sealed = before.seal('测试甲某某', 'place');
    expect(after.open(sealed, 'place')).toBe('测试甲某某');
    expect(after.hash('mobile', '13900001111')).toBe(before.hash('mobile', '13900001111'));
    expect(old.open(sealed, 'place')).toBeUndefined();
  });

  it('is not made active by a name that no key has', () => {
    expect(() => withActive(newKeyring(), 'data-none')).toThrow('no data key data-none');
  });
});

describe('the file of the keyring', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is replaced whole, for its owner alone, and nothing is left beside it', async () => {
    const path = join(folder, 'keyring.json');
    await writeFile(path, JSON.stringify(newKeyring()), { mode: 0o644 });
    const { keyring } = withNewKey(await requireKeyring(path));
    await replaceKeyring(path, keyring);
    expect(await loadKeyring(path)).toEqual(keyring);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['keyring.json']);
  });

  it('is not made where there is none: a new keyring would open nothing', async () => {
    await expect(requireKeyring(join(folder, 'keyring.json'))).rejects.toMatchObject({
      code: 'usage',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
