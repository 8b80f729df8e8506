import fc from 'fast-check';
import { wilsonInterval } from './wilson.js';

describe('Wilson interval', () => {
  it('is no data without trials', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it.each([
    // Newcombe (1998), Statistics in Medicine 17:857–872, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i agrees with the published figures', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('puts three perfect ratings below thirty thousand nearly perfect ones', () => {
    expect(wilsonInterval(3, 3)?.low).toBeLessThan(wilsonInterval(29_900, 30_000)?.low ?? 0);
  });

  it('holds the rate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (a, b) => {
        const [successes, trials] = a <= b ? [a, b] : [b, a];
        const interval = wilsonInterval(successes, trials);
        if (interval === null) return trials === 0;
        const rate = successes / trials;
        return (
          interval.low >= 0 &&
          interval.low <= rate + 1e-12 &&
          rate - 1e-12 <= interval.high &&
          interval.high <= 1
        );
      }),
    );
  });
});
