import { newKeyring } from './keyring.js';
import { createSecretBox, generateSecret, secretBytes } from './source-secret.js';
import { isFresh, sign, signingKey, verifySignature } from './webhook-signature.js';

// The example of the Standard Webhooks specification's reference libraries.
const EXAMPLE = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  request: {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: '1614265330',
    body: Buffer.from('{"test": 2432232314}'),
  },
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

describe('webhook signatures', () => {
  const key = signingKey(EXAMPLE.secret);
  const other = signingKey(generateSecret());
  const { request } = EXAMPLE;

  it('are those of Standard Webhooks', () => {
    expect(sign(key, 'v1', request)).toBe(EXAMPLE.signature);
    expect(verifySignature([key], EXAMPLE.signature, request)).toBe(true);
  });

  it.each(['v1', 'v1sm3'] as const)('of kind %s hold for one body, id, time and key', (kind) => {
    const header = sign(key, kind, request);
    expect(verifySignature([key], header, request)).toBe(true);
    expect(verifySignature([other], header, request)).toBe(false);
    expect(verifySignature([], header, request)).toBe(false);
    expect(verifySignature([key], header, { ...request, id: 'msg_other' })).toBe(false);
    expect(verifySignature([key], header, { ...request, timestamp: '1614265331' })).toBe(false);
    const body = Buffer.from('{"test": 2432232315}');
    expect(verifySignature([key], header, { ...request, body })).toBe(false);
  });

  it('do not pass under the other kind', () => {
    const code = sign(key, 'v1', request).slice('v1,'.length);
    expect(verifySignature([key], `v1sm3,${code}`, request)).toBe(false);
  });

  it('of several in a header one is enough, with any of the keys in use', () => {
    const header = `v1a,AAAA ${sign(other, 'v1', request)} ${sign(key, 'v1sm3', request)}`;
    expect(verifySignature([key], header, request)).toBe(true);
    expect(verifySignature([signingKey(generateSecret()), other], header, request)).toBe(true);
  });

  it.each(['', 'v1', 'v1,', 'v1,AAAA', 'v2,AAAA', 'nonsense', ' , , '])(
    'refuse the header "%s"',
    (header) => {
      expect(verifySignature([key], header, request)).toBe(false);
    },
  );

  it('are fresh within five minutes, both ways', () => {
    const now = 1_614_265_330_000;
    expect(isFresh('1614265330', now)).toBe(true);
    expect(isFresh('1614265030', now)).toBe(true);
    expect(isFresh('1614265630', now)).toBe(true);
    expect(isFresh('1614265029', now)).toBe(false);
    expect(isFresh('1614265631', now)).toBe(false);
    for (const text of ['', '-1', '1e9', '1614265330.5', ' 1614265330', 'NaN']) {
      expect(isFresh(text, now)).toBe(false);
    }
  });
});

describe('source secrets', () => {
  it('have at least 24 bytes behind whsec_', () => {
    expect(secretBytes(generateSecret())).toHaveLength(32);
    expect(secretBytes(EXAMPLE.secret)).toHaveLength(24);
    expect(secretBytes('whsec_AAAA')).toBeUndefined();
    expect(secretBytes('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBeUndefined();
    expect(() => signingKey('whsec_!')).toThrow('whsec_');
  });

  it('rest encrypted, each bound to its source and keyring', () => {
    const box = createSecretBox(newKeyring());
    const secret = generateSecret();
    const sealed = box.seal(secret, 'ganfutong');
    expect(box.open(sealed, 'ganfutong')).toBe(secret);
    expect(box.open(sealed, 'other')).toBeUndefined();
    expect(createSecretBox(newKeyring()).open(sealed, 'ganfutong')).toBeUndefined();
  });
});
