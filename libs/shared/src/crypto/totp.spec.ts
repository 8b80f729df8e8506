import fc from 'fast-check';
import {
  fromBase32,
  generateTotpSecret,
  hotp,
  matchTotp,
  otpauthUri,
  toBase32,
  totpStep,
  type OtpHash,
} from './totp.js';

const ASCII = '1234567890'.repeat(7);
const KEYS: Record<OtpHash, Buffer> = {
  sha1: Buffer.from(ASCII.slice(0, 20)),
  sha256: Buffer.from(ASCII.slice(0, 32)),
  sha512: Buffer.from(ASCII.slice(0, 64)),
};

describe('the test vectors', () => {
  it.each([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ])('of RFC 4226, appendix D: %s', (code) => {
    const codes = Array.from({ length: 10 }, (_, counter) => hotp(KEYS.sha1, counter));
    expect(codes).toContain(code);
    expect(codes).toHaveLength(new Set(codes).size);
  });

  it('of RFC 4226, in their order', () => {
    expect(hotp(KEYS.sha1, 0)).toBe('755224');
    expect(hotp(KEYS.sha1, 9)).toBe('520489');
  });

  it.each<[number, OtpHash, string]>([
    [59, 'sha1', '94287082'],
    [59, 'sha256', '46119246'],
    [59, 'sha512', '90693936'],
    [1111111109, 'sha1', '07081804'],
    [1111111109, 'sha256', '68084774'],
    [1111111109, 'sha512', '25091201'],
    [1111111111, 'sha1', '14050471'],
    [1111111111, 'sha256', '67062674'],
    [1111111111, 'sha512', '99943326'],
    [1234567890, 'sha1', '89005924'],
    [1234567890, 'sha256', '91819424'],
    [1234567890, 'sha512', '93441116'],
    [2000000000, 'sha1', '69279037'],
    [2000000000, 'sha256', '90698825'],
    [2000000000, 'sha512', '38618901'],
    [20000000000, 'sha1', '65353130'],
    [20000000000, 'sha256', '77737706'],
    [20000000000, 'sha512', '47863826'],
  ])('of RFC 6238, appendix B: %d s, %s', (seconds, hash, code) => {
    expect(hotp(KEYS[hash], totpStep(seconds * 1_000), 8, hash)).toBe(code);
  });

  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of RFC 4648 for base32, without padding: %j', (plain, text) => {
    expect(toBase32(Buffer.from(plain))).toBe(text);
  });
});

describe('a code', () => {
  const secret = toBase32(KEYS.sha1);
  const at = 1_780_000_000_000;
  const now = totpStep(at);
  const codeOf = (step: number): string => hotp(KEYS.sha1, step);

  it.each([-1, 0, 1])('is taken %d steps off', (off) => {
    expect(matchTotp(secret, codeOf(now + off), at, 0)).toBe(now + off);
  });

  it.each([-2, 2])('is not taken %d steps off', (off) => {
    expect(matchTotp(secret, codeOf(now + off), at, 0)).toBeUndefined();
  });

  it('is good once, and so is every one before it', () => {
    expect(matchTotp(secret, codeOf(now), at, now)).toBeUndefined();
    expect(matchTotp(secret, codeOf(now - 1), at, now)).toBeUndefined();
    expect(matchTotp(secret, codeOf(now + 1), at, now)).toBe(now + 1);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', ' 12345'])(
    'is six digits: %j',
    (code) => {
      expect(matchTotp(secret, code, at, 0)).toBeUndefined();
    },
  );
});

it('base32 gives back what was put in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(fromBase32(toBase32(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
    }),
  );
  expect(fromBase32('MY0')).toBeUndefined();
});

it('an authenticator app is told the secret, the account and the issuer', () => {
  const secret = generateTotpSecret();
  expect(fromBase32(secret)).toHaveLength(20);
  const uri = new URL(otpauthUri(secret, 'zhang.san', '好差评'));
  expect(uri.protocol).toBe('otpauth:');
  expect(decodeURIComponent(uri.pathname)).toBe('/好差评:zhang.san');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    secret,
    issuer: '好差评',
    period: '30',
  });
});
