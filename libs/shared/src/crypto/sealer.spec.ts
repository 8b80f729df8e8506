import { ALGORITHMS } from './cipher.js';
import { newDataKey, newKeyring } from './keyring.js';
import { createSealer } from './sealer.js';

const PHONE = '13800000000';

describe.each(ALGORITHMS)('sealer with %s', (alg) => {
  const keyring = newKeyring(alg);
  const sealer = createSealer(keyring);

  it.each(['', PHONE, '办事很快，谢谢\n😀', '长'.repeat(1_000), 'x'.repeat(40_000)])(
    'opens what it sealed',
    (text) => {
      expect(sealer.open(sealer.seal(text, 'mobile\nk1'), 'mobile\nk1')).toBe(text);
    },
  );

  it('makes another ciphertext each time, and never shows the text', () => {
    const made = Array.from({ length: 3_000 }, () => sealer.seal(PHONE, 'c').ct);
    expect(new Set(made).size).toBe(made.length);
    expect(made.some((ct) => Buffer.from(ct, 'base64').includes(PHONE))).toBe(false);
    expect(made.every((ct) => sealer.open({ kid: keyring.active, ct }, 'c') === PHONE)).toBe(true);
  });

  it('opens nothing that was moved to another context, changed, cut or made elsewhere', () => {
    const sealed = sealer.seal(PHONE, 'mobile\nk1');
    expect(sealer.open(sealed, 'mobile\nk2')).toBeUndefined();
    expect(createSealer(newKeyring(alg)).open(sealed, 'mobile\nk1')).toBeUndefined();
    const bytes = Buffer.from(sealed.ct, 'base64');
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      const ct = changed.toString('base64');
      expect(sealer.open({ kid: sealed.kid, ct }, 'mobile\nk1')).toBeUndefined();
      const cut = bytes.subarray(0, i).toString('base64');
      expect(sealer.open({ kid: sealed.kid, ct: cut }, 'mobile\nk1')).toBeUndefined();
    }
  });

  it('still opens what an earlier key sealed', () => {
    const sealed = sealer.seal(PHONE, 'c');
    const next = newDataKey('data', alg);
    const rotated = { ...keyring, active: next.kid, dataKeys: [...keyring.dataKeys, next] };
    expect(createSealer(rotated).open(sealed, 'c')).toBe(PHONE);
    expect(createSealer(rotated).seal(PHONE, 'c').kid).toBe(next.kid);
  });
});

describe('look-up hash', () => {
  const keyring = newKeyring();
  const sealer = createSealer(keyring);

  it('is the same for one person however it is written', () => {
    const hash = sealer.hash('certKey', '36010219900101123X');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(sealer.hash('certKey', ' 36010219900101123x ')).toBe(hash);
    expect(createSealer(keyring).hash('certKey', '36010219900101123X')).toBe(hash);
  });

  it('differs by field, value and keyring', () => {
    const hash = sealer.hash('mobile', PHONE);
    expect(sealer.hash('certKey', PHONE)).not.toBe(hash);
    expect(sealer.hash('mobile', '13800000001')).not.toBe(hash);
    expect(createSealer(newKeyring()).hash('mobile', PHONE)).not.toBe(hash);
  });
});
