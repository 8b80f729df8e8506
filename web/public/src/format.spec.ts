import { count, HIDDEN, NO_DATA, rate, sayPeriod, score } from './format.js';

describe('published numbers', () => {
  it('are never rounded to all or to none', () => {
    expect(rate(1)).toBe('100.00%');
    expect(rate(0.99999)).toBe('99.99%');
    expect(rate(0.998_7)).toBe('99.87%');
    expect(rate(0.000_01)).toBe('0.01%');
    expect(rate(0)).toBe('0.00%');
  });

  it('say why there is none', () => {
    expect([rate(null), score(null), count(null)]).toEqual([NO_DATA, NO_DATA, NO_DATA]);
    expect([rate('hidden'), count('hidden')]).toEqual([HIDDEN, HIDDEN]);
  });

  it('have their thousands apart', () => {
    expect([count(0), count(999), count(1_000), count(12_345_678)]).toEqual([
      '0',
      '999',
      '1,000',
      '12,345,678',
    ]);
  });
});

it('says periods as people do', () => {
  expect(['2026', '2026-Q4', '2026-W04', '2026-10', '2026-10-05'].map(sayPeriod)).toEqual([
    '2026年',
    '2026年第4季度',
    '2026年第4周',
    '2026年10月',
    '2026年10月5日',
  ]);
});
