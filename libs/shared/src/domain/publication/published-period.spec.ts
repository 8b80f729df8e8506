import fc from 'fast-check';
import { addDays } from '../china-time.js';
import { PUBLICATION_KINDS } from './publication-kind.js';
import { nextOf, parsePublishedPeriod, previousOf, publishedPeriodOf } from './published-period.js';

describe('a period that can be published', () => {
  it.each([
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W44', '2026-10-26', '2026-11-01'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2027-W01', '2027-01-04', '2027-01-10'],
  ])('knows the week %s of ISO 8601', (name, first, last) => {
    expect(parsePublishedPeriod(name)).toMatchObject({ kind: 'week', name, first, last });
  });

  it.each(['2027-W53', '2026-W00', '2026-W54', '2026-W1', '2026-13', '2026-02-30', 'yesterday'])(
    'is not read out of %s',
    (name) => {
      expect(parsePublishedPeriod(name)).toBeUndefined();
    },
  );

  it('is found by its name, has its day in it, and its neighbours leave no day out', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2019-01-01', n));
    fc.assert(
      fc.property(days, fc.constantFrom(...PUBLICATION_KINDS), (day, kind) => {
        const period = publishedPeriodOf(kind, day);
        expect(parsePublishedPeriod(period.name)).toEqual(period);
        expect(period.first <= day && day <= period.last).toBe(true);
        expect(addDays(previousOf(period).last, 1)).toBe(period.first);
        expect(nextOf(previousOf(period))).toEqual(period);
        expect(period.parts[0]?.first).toBe(period.first);
        expect(period.parts.at(-1)?.last).toBe(period.last);
      }),
    );
  });
});
