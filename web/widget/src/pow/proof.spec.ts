import { sha256After } from './sha256.js';
import { tryNonces } from './proof.js';

const challengeOf = (bits: number): string =>
  `v1.abcDEF-_123.${bits}.1700000000000.${'a'.repeat(64)}`;

describe('a proof of work', () => {
  it('begins with as many zero bits as its challenge asks for', () => {
    const challenge = challengeOf(10);
    const proof = tryNonces(challenge, 0, 100_000);
    const [asked, nonce] = (proof ?? '').split('~');
    expect(asked).toBe(challenge);
    expect(nonce).toMatch(/^\d+$/);
    expect(Math.clz32(sha256After('')(challenge + (nonce ?? ''))[0] ?? -1)).toBeGreaterThanOrEqual(
      10,
    );
  });

  it('is the same whether it is sought in one go or in rounds', () => {
    const challenge = challengeOf(8);
    const whole = tryNonces(challenge, 0, 100_000);
    let found: string | undefined;
    for (let from = 0; found === undefined; from += 7) found = tryNonces(challenge, from, 7);
    expect(found).toBe(whole);
  });

  it('is not sought for what is no challenge, or asks for too much', () => {
    for (const text of ['', 'v1', 'v1.a.x.1.b', challengeOf(31), challengeOf(-1)]) {
      expect(tryNonces(text, 0, 10)).toBeUndefined();
    }
  });
});
