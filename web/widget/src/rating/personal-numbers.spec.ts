import fc from 'fast-check';
import { hideNumbers, numbersIn } from './personal-numbers.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A made-up ID-card number, with the check character that GB 11643 asks for. */
function idOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return first17 + ('10X98765432'[sum % 11] ?? '');
}

/** A made-up card number, with the last digit that Luhn asks for. */
function cardOf(first: string): string {
  const sum = Array.from(first)
    .reverse()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return `${first}${(10 - (sum % 10)) % 10}`;
}

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));

const numbers = fc.oneof(
  digits(9).map((rest) => ({ kind: 'phone', text: `13${rest}` })),
  digits(16).map((rest) => ({ kind: 'id', text: idOf(`3${rest}`) })),
  digits(17).map((rest) => ({ kind: 'card', text: cardOf(`6${rest}`) })),
);
const around = fc.constantFrom('', '我的号码是', '，', '。谢谢', '（', '\n', '号');

describe('personal numbers in free text', () => {
  it('are found as people write them', () => {
    expect(numbersIn('电话13800138000')).toEqual(['phone']);
    expect(numbersIn('电话 138-0013-8000，请回')).toEqual(['phone']);
    expect(numbersIn('+86 138 0013 8000')).toEqual(['phone']);
    expect(numbersIn('１３８００１３８０００')).toEqual(['phone']);
    expect(numbersIn('身份证 11010519491231002X')).toEqual(['id']);
    expect(numbersIn('身份证11010519491231002x')).toEqual(['id']);
    expect(numbersIn('老身份证 110105491231002')).toEqual(['id']);
    expect(numbersIn('卡号 4111 1111 1111 1111')).toEqual(['card']);
    expect(numbersIn('2026 13800138000')).toEqual(['phone']);
  });

  it('are not seen where there are none', () => {
    for (const text of [
      '办件编号 JX20261125000123',
      '等了 120 分钟，跑了 3 趟',
      '11010519491231002A',
      '110105194912310021',
      '4111 1111 1111 1112',
      '拨打 12345',
      '0791-88912345',
      '2026年11月25日 08:30',
      '',
    ]) {
      expect(numbersIn(text)).toEqual([]);
    }
  });

  it('are found in any surroundings, and none is left when they are hidden', () => {
    fc.assert(
      fc.property(
        around,
        fc.array(numbers, { minLength: 1, maxLength: 3 }),
        around,
        (a, list, b) => {
          const text = `${a}${list.map((number) => number.text).join('，')}${b}`;
          const found = numbersIn(text);
          for (const { kind } of list) expect(found).toContain(kind);
          const hidden = hideNumbers(text);
          expect(numbersIn(hidden)).toEqual([]);
          expect(hidden.startsWith(a)).toBe(true);
          expect(hidden.endsWith(b)).toBe(true);
        },
      ),
    );
  });

  it('leave every other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        if (numbersIn(text).length === 0) expect(hideNumbers(text)).toBe(text);
      }),
    );
  });
});
