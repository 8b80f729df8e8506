import { seededRandom } from './random.js';
import { weighted, weightedTable, zipfWeights } from './weighted.js';

const draw = (seed: string, n: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => random.next());
};

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    expect(draw('a', 50)).toEqual(draw('a', 50));
    expect(draw('a', 50)).not.toEqual(draw('b', 50));
  });

  it('spreads evenly', () => {
    const numbers = draw('even', 20_000);
    const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(new Set(numbers.map((x) => Math.floor(x * 10))).size).toBe(10);
    expect(numbers.every((x) => x >= 0 && x < 1)).toBe(true);
  });

  it('stays within bounds, both included', () => {
    const random = seededRandom('bounds');
    const seen = new Set(Array.from({ length: 200 }, () => random.between(-1, 2)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});

describe('weighted', () => {
  it('draws in proportion to the weights', () => {
    const table = weightedTable([
      ['a', 1],
      ['b', 3],
      ['c', 0],
    ]);
    const random = seededRandom('weights');
    const counts = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 20_000; i += 1) counts[table(random) as 'a' | 'b' | 'c'] += 1;
    expect(counts.b / counts.a).toBeGreaterThan(2.8);
    expect(counts.b / counts.a).toBeLessThan(3.2);
    expect(counts.c).toBe(0);
  });

  it("follows Zipf's law", () => {
    expect(zipfWeights(4)).toEqual([1, 1 / 2, 1 / 3, 1 / 4]);
  });

  it('refuses a table nothing can be drawn from', () => {
    expect(() => weighted([], [])).toThrow(RangeError);
    expect(() => weighted(['a'], [0])).toThrow(RangeError);
  });
});
