import fc from 'fast-check';
import { bySilence, laterOf, monthsAfter, silentDays } from './last-heard.js';

describe('the order of silence', () => {
  it('has who was never heard of first, then the longest silent, then codes', () => {
    const entries = [
      { code: 'd', last: '2026-11-02' },
      { code: 'b', last: '2026-10-30' },
      { code: 'e' },
      { code: 'c', last: undefined },
      { code: 'a', last: '2026-11-02' },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 5 }), (some) => {
        expect(
          some
            .toSorted(bySilence)
            .map(({ code }) => code)
            .join(''),
        ).toBe('cebad');
      }),
    );
  });
});

describe('days of silence', () => {
  it('are counted by the calendar', () => {
    expect(silentDays('2026-02-27', '2026-03-02')).toBe(3);
    expect(silentDays('2026-03-03', '2026-03-02')).toBe(0);
    expect(silentDays(undefined, '2026-03-02')).toBeNull();
  });

  it('begin with the later of two days', () => {
    expect(laterOf(undefined, '2026-01-31')).toBe('2026-01-31');
    expect(laterOf('2026-02-01', '2026-01-31')).toBe('2026-02-01');
    expect(laterOf('2026-01-30', '2026-01-31')).toBe('2026-01-31');
  });
});

describe('months', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2025-12', 1, '2026-01'],
    ['2026-11', -6, '2026-05'],
    ['2026-11', 14, '2028-01'],
  ])('%s and %d make %s', (month, by, expected) => {
    expect(monthsAfter(month, by)).toBe(expected);
  });
});
