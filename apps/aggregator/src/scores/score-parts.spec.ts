import fc from 'fast-check';
import { ScoreParts, partOf } from './score-parts.js';

describe('parts of a large month', () => {
  it('double as the first part grows, up to a bound', () => {
    const parts = new ScoreParts();
    const spread = [0, 31_000, 33_000, 66_000, 10_000_000].map((bytes) => {
      parts.measured('m', bytes);
      return parts.spread('m', 0);
    });
    expect(spread).toEqual([1, 1, 2, 4, 64]);
  });

  it('are looked up again before the first part can have outgrown its size', () => {
    const parts = new ScoreParts();
    expect(parts.unmeasured(['m'])).toEqual(['m']);
    parts.measured('m', 0);
    parts.spread('m', 300);
    expect(parts.unmeasured(['m'])).toEqual([]);
    parts.spread('m', 100);
    expect(parts.unmeasured(['m'])).toEqual(['m']);
  });

  it('take each code to one of them, and use all', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(1, 2, 8, 64), (code, parts) => {
        const part = partOf(code, parts);
        return part >= 0 && part < parts && part === partOf(code, parts);
      }),
    );
    const codes = Array.from({ length: 1_000 }, (_, i) => `T${i}`);
    expect(new Set(codes.map((code) => partOf(code, 16))).size).toBe(16);
  });
});
