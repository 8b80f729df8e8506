import fc from 'fast-check';
import { LINEAGE } from '../../testing/casework.js';
import { DEFAULT_RULES, rulesFor, type CasePolicy } from './casework.js';

const policy = (areaCode: string, from: string, days: number): CasePolicy => ({
  areaCode,
  from,
  clock: 'rating',
  rules: {
    ...DEFAULT_RULES.rating,
    limits: { ...DEFAULT_RULES.rating.limits, handle: { days, unit: 'natural' } },
  },
});

const POLICIES = [
  policy('360000', '2026-01-01', 15),
  policy('360800', '2026-06-01', 7),
  policy('360800', '2026-09-01', 10),
  policy('360900', '2026-01-01', 3),
];
const daysOn = (day: string, policies = POLICIES, lineage: readonly string[] = LINEAGE) =>
  rulesFor(policies, lineage, 'rating', day).limits.handle.days;

describe('the rules in force', () => {
  it.each([
    ['2025-12-31', 5],
    ['2026-05-31', 15],
    ['2026-06-01', 7],
    ['2026-08-31', 7],
    ['2026-09-01', 10],
  ])('on %s give %d days: of the nearest area that has any', (day, days) => {
    expect(daysOn(day)).toBe(days);
  });

  it('do not depend on the order in which they are kept', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(POLICIES, { minLength: POLICIES.length }), (shuffled) => {
        expect(daysOn('2026-10-01', shuffled)).toBe(10);
      }),
    );
  });

  it('of another clock are its own', () => {
    expect(rulesFor(POLICIES, LINEAGE, 'swift', '2026-10-01')).toBe(DEFAULT_RULES.swift);
  });

  it('by default: sign in one working day, handle in five, or fifteen if complex', () => {
    const { limits, complexLimit, revisit } = DEFAULT_RULES.rating;
    expect([limits.receive, limits.handle, complexLimit, revisit]).toEqual([
      { days: 1, unit: 'working' },
      { days: 5, unit: 'working' },
      { days: 15, unit: 'working' },
      'real-name',
    ]);
  });
});
