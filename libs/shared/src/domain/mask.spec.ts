import fc from 'fast-check';
import { maskCertKey, maskMobile, maskName, maskNumbers } from './mask.js';

describe('what is masked', () => {
  it.each([
    [maskName, '张三', '张*'],
    [maskName, '欧阳小明', '欧***'],
    [maskName, '张', '*'],
    [maskMobile, '13800001234', '138******34'],
    [maskMobile, '1234', '1***'],
    [maskCertKey, '360829199001010011', '36**************11'],
    [maskCertKey, '', ''],
    [maskNumbers, '请打138 0000 1234，谢谢', '请打138********34，谢谢'],
    [maskNumbers, '2026年6月1日3号窗口', '2026年6月1日3号窗口'],
    [maskNumbers, '证号36082919900101001X', '证号360*************1X'],
  ])('%p of %s is %s', (mask, text, shown) => {
    expect(mask(text)).toBe(shown);
  });

  it('keeps its length and hides at least half of it, whatever it is', () => {
    const of = fc.constantFrom(maskName, maskMobile, maskCertKey);
    fc.assert(
      fc.property(of, fc.string({ unit: 'grapheme', maxLength: 64 }), (mask, text) => {
        const [before, after] = [Array.from(text), Array.from(mask(text))];
        expect(after).toHaveLength(before.length);
        const shown = after.filter((one, i) => one !== '*' && one === before[i]);
        expect(shown.length * 2).toBeLessThanOrEqual(before.length);
      }),
    );
  });
});
