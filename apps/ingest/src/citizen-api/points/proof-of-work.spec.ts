import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { solveProof } from '../../../../../test/support/solve-proof.js';
import { leadingZeroBits, makeChallenge, solvedChallenge, type Mac } from './proof-of-work.js';

const mac: Mac = (text) => createHmac('sha256', 'a key').update(text).digest('hex');
const NOW = 1_700_000_000_000;
const terms = { random: 'abc_DEF-123', bits: 8, until: NOW + 120_000 };
const challenge = makeChallenge(mac, 'P-1', terms);
const proof = solveProof(challenge);

describe('a proof of work', () => {
  it('is good for its point while its time lasts', () => {
    expect(solvedChallenge(mac, 'P-1', proof, NOW)).toEqual({
      text: challenge,
      bits: 8,
      until: terms.until,
    });
  });

  it('is good at no other point, and not when its time is over', () => {
    expect(solvedChallenge(mac, 'P-2', proof, NOW)).toBeUndefined();
    expect(solvedChallenge(mac, 'P-1', proof, terms.until)).toBeUndefined();
  });

  it('cannot be made easier or longer by whoever has it', () => {
    const easier = challenge.replace('.8.', '.0.');
    const longer = challenge.replace(String(terms.until), String(terms.until + 1));
    for (const forged of [easier, longer]) {
      expect(forged).not.toBe(challenge);
      expect(solvedChallenge(mac, 'P-1', solveProof(forged), NOW)).toBeUndefined();
    }
  });

  it('needs its nonce', () => {
    const hard = makeChallenge(mac, 'P-1', { ...terms, bits: 60 });
    expect(solvedChallenge(mac, 'P-1', `${hard}~1`, NOW)).toBeUndefined();
    for (const nonce of ['', '~', '~-1', '~1e3', '~0x1', `~${'1'.repeat(17)}`, '~1.5']) {
      expect(solvedChallenge(mac, 'P-1', challenge + nonce, NOW)).toBeUndefined();
    }
  });

  it('is never found in what is not one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(solvedChallenge(mac, 'P-1', text, NOW)).toBeUndefined();
        expect(solvedChallenge(mac, 'P-1', `${challenge}${text}`, NOW)?.text ?? challenge).toBe(
          challenge,
        );
      }),
    );
  });

  it('has as many zero bits as its digest begins with', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
        const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        const one = bits.indexOf('1');
        expect(leadingZeroBits(bytes)).toBe(one < 0 ? bits.length : one);
      }),
    );
  });
});
