import fc from 'fast-check';
import { nextAttempt } from './retry.js';

const DAY = 86_400_000;

it('is tried again soon, then less and less often, and given up when a day has passed', () => {
  const moments: number[] = [];
  for (let now: number | undefined = 0, n = 1; now !== undefined; n += 1) {
    moments.push(now);
    now = nextAttempt(0, n, now);
  }
  expect(moments.slice(0, 4)).toEqual([0, 5_000, 35_000, 155_000]);
  expect(moments.at(-1)).toBe(DAY);
  expect(moments.length).toBeGreaterThan(12);
});

it('never lies in the past, and never behind the day', () => {
  fc.assert(
    fc.property(fc.nat(2 * DAY), fc.integer({ min: 1, max: 100 }), (now, attempts) => {
      const next = nextAttempt(0, attempts, now);
      if (now >= DAY) expect(next).toBeUndefined();
      else expect(next).toBeGreaterThan(now);
      expect(next ?? 0).toBeLessThanOrEqual(DAY);
    }),
  );
});
