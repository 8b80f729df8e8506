import { createHmac, hash } from 'node:crypto';
import { Hmac } from './hmac.js';

describe('Hmac', () => {
  it('stands on an SM3 that gives the standard’s own example (GB/T 32905, A.1)', () => {
    expect(hash('sm3', 'abc')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
  });

  it('gives the HMAC-SHA-256 of RFC 4231, cases 1, 2 and 6', () => {
    expect(new Hmac('sha256', Buffer.alloc(20, 0x0b)).digest('Hi There').toString('hex')).toBe(
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    );
    expect(
      new Hmac('sha256', Buffer.from('Jefe'))
        .digest('what do ya ', 'want for nothing?')
        .toString('hex'),
    ).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
    expect(
      new Hmac('sha256', Buffer.alloc(131, 0xaa))
        .digest('Test Using Larger Than Block-Size Key - Hash Key First')
        .toString('hex'),
    ).toBe('60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54');
  });

  it.each([0, 1, 63, 64, 65, 20_000, 64 * 1024, 200_000])(
    'agrees with createHmac over %i bytes, text and bytes mixed',
    (length) => {
      const key = Buffer.from('a key of no special length');
      const body = Buffer.alloc(length, 'body ');
      for (const algorithm of ['sm3', 'sha256'] as const) {
        const expected = createHmac(algorithm, key).update('办件.1.').update(body).digest('hex');
        expect(new Hmac(algorithm, key).digest('办件.1.', body).toString('hex')).toBe(expected);
      }
    },
  );
});
