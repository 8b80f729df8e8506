import fc from 'fast-check';
import { defaultJump, type WeekTally } from './default-jump.js';
import { DEFAULT_INTEGRITY_POLICY } from './integrity-policy.js';
import { mondayOf, weekAfter } from './windows.js';

const MONDAY = '2026-06-01';
const weeks = (now: WeekTally, ...before: WeekTally[]): Map<string, WeekTally> =>
  new Map([[MONDAY, now], ...before.map((week, i) => [weekAfter(MONDAY, -1 - i), week] as const)]);
const week = (services: number, defaulted: number): WeekTally => ({ services, defaulted });
const jump = (tallies: Map<string, WeekTally>) =>
  defaultJump(tallies, MONDAY, DEFAULT_INTEGRITY_POLICY);

it('a share of defaults that rises from a tenth to a half is flagged, with both', () => {
  const usual = week(100, 10);
  expect(jump(weeks(week(100, 50), usual, usual, usual, usual))).toEqual({
    numbers: { services: 100, share: 0.5, servicesBefore: 400, shareBefore: 0.1 },
    weight: 50,
    keys: [],
  });
});

it.each<[string, Map<string, WeekTally>]>([
  ['a share that is high as ever', weeks(week(100, 90), week(100, 85))],
  ['a share that falls', weeks(week(100, 10), week(100, 90))],
  ['few services', weeks(week(49, 49), week(100, 0))],
  ['few services before', weeks(week(100, 100), week(49, 0))],
  ['nothing before', weeks(week(100, 100))],
  ['nothing now', weeks(week(0, 0), week(100, 10))],
])('it is quiet with %s', (_, tallies) => {
  expect(jump(tallies)).toBeUndefined();
});

it('looks four weeks back, and no further', () => {
  const old = new Map([
    [MONDAY, week(100, 100)],
    [weekAfter(MONDAY, -5), week(100, 0)],
  ]);
  expect(jump(old)).toBeUndefined();
  expect(jump(new Map([...old, [weekAfter(MONDAY, -4), week(100, 0)]]))).toBeDefined();
});

it('a week begins on its Monday', () => {
  expect(mondayOf('2026-06-01')).toBe('2026-06-01');
  expect(mondayOf('2026-06-07')).toBe('2026-06-01');
  expect(mondayOf('2026-06-08')).toBe('2026-06-08');
  expect(mondayOf('2026-01-01')).toBe('2025-12-29');
  expect(mondayOf('1969-12-31')).toBe('1969-12-29');
});

it('the weeks of a year follow one another without a gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (n) => {
      const monday = weekAfter('2026-01-01', n);
      expect(mondayOf(monday)).toBe(monday);
      expect(weekAfter(monday, 1)).toBe(weekAfter('2026-01-01', n + 1));
    }),
  );
});
