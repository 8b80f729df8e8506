import fc from 'fast-check';
import { rank, type Rankable } from './ranking.js';

const row = (code: string, value: number | null, sample = 100, valid = sample): Rankable => ({
  code,
  value,
  sample,
  valid,
});

describe('ranking', () => {
  it('gives equal values one rank and skips the next', () => {
    const { ranked } = rank([row('c', 0.5), row('b', 0.9), row('a', 0.9), row('d', 0.4)], 30);
    expect(ranked.map(({ rank: n, row: r }) => [n, r.code])).toEqual([
      [1, 'a'],
      [1, 'b'],
      [3, 'c'],
      [4, 'd'],
    ]);
  });

  it('shows equals by valid ratings, then by code', () => {
    const { ranked } = rank([row('a', 1, 40), row('b', 1, 50), row('c', 1, 50)], 30);
    expect(ranked.map((r) => r.row.code)).toEqual(['b', 'c', 'a']);
    expect(new Set(ranked.map((r) => r.rank))).toEqual(new Set([1]));
  });

  it('lists small samples and no data apart', () => {
    const { ranked, insufficient } = rank([row('b', 1, 29), row('a', null), row('c', 0.2, 30)], 30);
    expect(ranked.map((r) => r.row.code)).toEqual(['c']);
    expect(insufficient.map((r) => r.code)).toEqual(['a', 'b']);
  });

  it('can put the lower value first', () => {
    const { ranked } = rank([row('a', 0.3), row('b', 0.1)], 30, 'lower');
    expect(ranked.map((r) => r.row.code)).toEqual(['b', 'a']);
  });

  it('does not depend on the order of its rows', () => {
    const rows = fc.uniqueArray(
      fc.record({
        code: fc.stringMatching(/^[a-z]{1,4}$/),
        value: fc.constantFrom(0.1, 0.5, 0.9, null),
        sample: fc.constantFrom(10, 30, 50),
        valid: fc.constantFrom(10, 30, 50),
      }),
      { selector: (r) => r.code },
    );
    fc.assert(
      fc.property(rows, (some) => {
        expect(rank([...some].reverse(), 30)).toEqual(rank(some, 30));
      }),
    );
  });
});
