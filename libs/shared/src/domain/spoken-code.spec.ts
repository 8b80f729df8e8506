import fc from 'fast-check';
import { grouped, readSpokenCode, RECEIPT_LENGTH, SLIP_LENGTH, spokenCode } from './spoken-code.js';

describe('a code that people type', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 });
  const lengths = fc.constantFrom(RECEIPT_LENGTH, SLIP_LENGTH);

  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(bytes, lengths, (from, length) => {
        const code = spokenCode(from, length);
        expect(code).toHaveLength(length);
        const typed = [
          grouped(code),
          grouped(code).toLowerCase(),
          code.replaceAll('0', 'O').replaceAll('1', 'l'),
          ` ${code.slice(0, 3)} ${code.slice(3)} `,
        ];
        for (const text of typed) expect(readSpokenCode(text, length)).toBe(code);
      }),
    );
  });

  it('has every bit of its bytes in it', () => {
    const one = new Uint8Array(16);
    expect(spokenCode(one, RECEIPT_LENGTH)).toBe('0'.repeat(20));
    for (let bit = 0; bit < 100; bit += 1) {
      const other = new Uint8Array(16);
      other[bit >> 3] = 0x80 >> (bit & 7);
      expect(spokenCode(other, RECEIPT_LENGTH)).not.toBe('0'.repeat(20));
    }
  });

  it.each(['', 'ABC', 'U'.repeat(20), '0'.repeat(19), `${'0'.repeat(19)}?`])(
    'is none when it is %j',
    (text) => {
      expect(readSpokenCode(text, RECEIPT_LENGTH)).toBeUndefined();
    },
  );

  it('is printed in groups of five', () => {
    expect(grouped('0123456789ABCDEFGHJK')).toBe('01234-56789-ABCDE-FGHJK');
  });
});
