import fc from 'fast-check';
import { fitText, LINE_HEIGHT, widthInEms } from './fit-text.js';

const box = { width: 360, height: 84, size: 32 };

describe('text in a box', () => {
  it('keeps its size and its one line while it fits', () => {
    expect(fitText('三号窗口', box)).toEqual({ size: 32, lines: ['三号窗口'] });
  });

  it('wraps when it is long, and shrinks when that is not enough', () => {
    const long = fitText('政务服务中心二楼综合受理三号窗口', box);
    expect(long).toEqual({ size: 32, lines: ['政务服务中心二楼', '综合受理三号窗口'] });
    const longer = fitText('政务服务中心二楼综合受理窗口'.repeat(6), box);
    expect(longer.size).toBe(16);
    expect(longer.lines.join('')).toBe('政务服务中心二楼综合受理窗口'.repeat(6));
  });

  it('does not tear words and numbers apart', () => {
    const { lines } = fitText('自助服务终端 Self-Service Terminal 2026', box);
    expect(lines).toEqual(['自助服务终端 Self-Service', 'Terminal 2026']);
  });

  it('never leaves its box and loses no character, whatever the name', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    const chinese = fc.string({
      unit: fc.constantFrom('政', '务', '大', '厅', 'A', '1', ' ', 'W', '-'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.oneof(name, chinese), (text) => {
        const { size, lines } = fitText(text, box);
        expect(lines.length * size * LINE_HEIGHT).toBeLessThanOrEqual(box.height);
        for (const line of lines) expect(widthInEms(line) * size).toBeLessThanOrEqual(box.width);
        const bare = (all: string) => all.replace(/\s/g, '');
        expect(bare(lines.join(''))).toBe(bare(text));
      }),
    );
  });
});
