import { firstDayOf, kindOf, periodOf } from './periods';

describe('a period', () => {
  it.each([
    ['day', '2026-11-22'],
    ['month', '2026-11'],
    ['quarter', '2026-Q4'],
    ['year', '2026'],
  ])('of a %s is the one that holds the day', (kind, period) => {
    expect(periodOf(kind, '2026-11-22')).toBe(period);
    expect(kindOf(period)).toBe(kind);
    expect(periodOf(kind, firstDayOf(period))).toBe(period);
  });

  it('that is none is taken for a month without a day', () => {
    expect(kindOf('nonsense')).toBe('month');
    expect(firstDayOf('2026-13')).toBe('');
  });
});
