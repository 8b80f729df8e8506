import { newKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { PERSON_MS, personToken, readPersonToken } from './person-token.js';

const sealer = createSealer(newKeyring());
const person = { hashes: { mobile: 'a'.repeat(64) }, areas: ['360829'] };
const token = personToken(person, 'one', 1_000, sealer);

describe('the name of a person', () => {
  it('is good for the officer who searched, for half an hour', () => {
    expect(readPersonToken(token, 'one', 1_000 + PERSON_MS - 1, sealer)).toEqual(person);
    expect(readPersonToken(token, 'one', 1_000 + PERSON_MS, sealer)).toBeUndefined();
  });

  it('is good for nobody else, and not when it is altered', () => {
    expect(readPersonToken(token, 'two', 1_000, sealer)).toBeUndefined();
    const other = createSealer(newKeyring());
    expect(readPersonToken(token, 'one', 1_000, other)).toBeUndefined();
    for (const altered of ['', '.', token.slice(0, -2), `x${token}`]) {
      expect(readPersonToken(altered, 'one', 1_000, sealer)).toBeUndefined();
    }
  });

  it('says nothing of the person', () => {
    expect(token).toMatch(/^[A-Za-z0-9_.-]+$/);
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toContain('aaaa');
  });
});
