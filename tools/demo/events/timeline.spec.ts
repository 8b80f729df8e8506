import fc from 'fast-check';
import { chinaDayNumber, dayText } from './calendar.js';
import { planDays } from './timeline.js';

const NOW = Date.parse('2026-11-22T20:00:00+08:00');

describe('planDays', () => {
  it('gives out exactly as many ratings as asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 1, max: 500 }),
        (n, days) => {
          const plan = planDays(NOW, n, days);
          expect(plan).toHaveLength(days);
          expect(plan.every((quota) => quota.ratings >= 0)).toBe(true);
          expect(plan.reduce((sum, quota) => sum + quota.ratings, 0)).toBe(n);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('leaves out a day that has only begun', () => {
    const plan = planDays(Date.parse('2026-11-22T00:10:00+08:00'), 1_000, 400);
    expect(plan.at(-1)?.ratings).toBe(0);
    expect(plan.reduce((sum, quota) => sum + quota.ratings, 0)).toBe(1_000);
  });

  it('ends today, is dense in the current month and quiet at weekends', () => {
    const plan = new Map(planDays(NOW, 100_000, 400).map((q) => [dayText(q.day), q.ratings]));
    expect([...plan.keys()].at(-1)).toBe(dayText(chinaDayNumber(NOW)));
    const on = (day: string): number => plan.get(day) ?? 0;
    expect(on('2026-11-22')).toBeGreaterThan(500);
    expect(on('2026-11-18')).toBeGreaterThan(4 * on('2026-10-21'));
    expect(on('2026-10-21')).toBeGreaterThan(4 * on('2026-10-24'));
    expect(on('2026-10-01')).toBeLessThan(on('2026-10-21') / 4);
  });
});
