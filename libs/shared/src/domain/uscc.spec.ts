import fc from 'fast-check';
import { isUscc, organisationCheckCharacter, usccCheckCharacter } from './uscc.js';

const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const first17 = fc
  .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
  .map((chars) => chars.join(''));

describe('usccCheckCharacter', () => {
  it('gives the check character of codes in public use', () => {
    expect(usccCheckCharacter('91350100M000100Y4')).toBe('3');
    expect(isUscc('91350100M000100Y43')).toBe(true);
  });

  it('refuses what is not 17 characters of the alphabet', () => {
    expect(usccCheckCharacter('9135010')).toBeUndefined();
    expect(usccCheckCharacter('91350100M000100I4')).toBeUndefined();
  });

  it('notices every single changed character', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.constantFrom(...alphabet), (text, place, other) => {
        fc.pre(text.charAt(place) !== other);
        const code = text + (usccCheckCharacter(text) ?? '');
        expect(isUscc(code)).toBe(true);
        expect(isUscc(code.slice(0, place) + other + code.slice(place + 1))).toBe(false);
      }),
    );
  });
});

describe('organisationCheckCharacter', () => {
  it('gives the check character of GB 11714', () => {
    expect(organisationCheckCharacter('D2143569')).toBe('X');
    expect(organisationCheckCharacter('M000100Y')).toBe('4');
  });

  it('refuses what is not 8 digits or capitals', () => {
    expect(organisationCheckCharacter('abc')).toBeUndefined();
  });
});
