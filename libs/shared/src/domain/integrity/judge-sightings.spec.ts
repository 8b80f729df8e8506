import fc from 'fast-check';
import { DEFAULT_INTEGRITY_POLICY } from './integrity-policy.js';
import { MOST_KEYS } from './integrity-rule.js';
import { judgeSightings, leastSightings, type Seen } from './judge-sightings.js';
import type { SightingRule } from './sighting.js';

const POLICY = DEFAULT_INTEGRITY_POLICY;
const RULES: readonly SightingRule[] = ['rated-before-served', 'burst', 'one-person', 'same-words'];

const seenAt = (...seconds: number[]): Seen[] =>
  seconds.map((second, i) => ({ key: `k${String(i).padStart(4, '0')}`, at: second * 1_000 }));
const everySeconds = (n: number, step: number): Seen[] =>
  seenAt(...Array.from({ length: n }, (_, i) => i * step));
const burst = (seen: readonly Seen[]) => judgeSightings('burst', seen, POLICY);

/** Ratings of a day that come in clumps, some of the same person. */
const seenRatings = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 8 }),
    at: fc.oneof(
      fc.integer({ min: 0, max: 86_399_999 }),
      fc.integer({ min: 36_000_000, max: 36_090_000 }),
    ),
    who: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  }),
  { selector: ({ key }) => key, maxLength: 60 },
);

describe.each(RULES)('%s', (rule) => {
  it('says the same of the same ratings, in whatever order and however often they came', () => {
    fc.assert(
      fc.property(
        seenRatings.chain((seen) =>
          fc.tuple(
            fc.constant(seen),
            fc.shuffledSubarray([...seen, ...seen], {
              minLength: seen.length * 2,
              maxLength: seen.length * 2,
            }),
          ),
        ),
        ([seen, again]) => {
          expect(judgeSightings(rule, again, POLICY)).toEqual(judgeSightings(rule, seen, POLICY));
        },
      ),
    );
  });

  it('takes nothing back when more ratings come', () => {
    fc.assert(
      fc.property(seenRatings, fc.nat(), (seen, n) => {
        const some = judgeSightings(rule, seen.slice(0, n % (seen.length + 1)), POLICY);
        const all = judgeSightings(rule, seen, POLICY);
        expect(all?.weight ?? 0).toBeGreaterThanOrEqual(some?.weight ?? 0);
      }),
    );
  });

  it('is quiet about fewer ratings than it is asked about', () => {
    fc.assert(
      fc.property(seenRatings, (seen) => {
        const few = seen.slice(0, leastSightings(rule, POLICY) - 1);
        expect(judgeSightings(rule, few, POLICY)).toBeUndefined();
      }),
    );
  });
});

describe('a burst', () => {
  it('is ten ratings within a minute', () => {
    expect(burst(everySeconds(10, 6))).toEqual({
      numbers: { ratings: 10, most: 10, seconds: 60 },
      weight: 10,
      keys: everySeconds(10, 6).map(({ key }) => key),
    });
  });

  it('is none when the tenth comes as the minute is over', () => {
    expect(burst(seenAt(0, 1, 2, 3, 4, 5, 6, 7, 8, 60))).toBeUndefined();
    expect(burst(seenAt(0, 1, 2, 3, 4, 5, 6, 7, 8, 59.999))).toBeDefined();
  });

  it('may lie across any minute of the clock', () => {
    expect(burst(seenAt(55, 56, 57, 58, 59, 60, 61, 62, 63, 64))?.numbers.most).toBe(10);
  });

  it('leaves out what came before and after', () => {
    const day = [...everySeconds(10, 1), ...seenAt(4_000, 5_000, 6_000)].map((one, i) => ({
      ...one,
      key: `k${i}`,
    }));
    expect(burst(day)?.numbers.ratings).toBe(10);
  });

  it('is not what a busy hall has all day: one rating in ten seconds', () => {
    expect(burst(everySeconds(2_000, 10))).toBeUndefined();
  });
});

it('one person is a phone that rates for five people, not one with fifty ratings of two', () => {
  const seen = (people: number, n: number): Seen[] =>
    everySeconds(n, 3_600).map((one, i) => ({ ...one, who: `p${i % people}` }));
  expect(judgeSightings('one-person', seen(2, 50), POLICY)).toBeUndefined();
  expect(judgeSightings('one-person', seen(5, 7), POLICY)?.numbers).toEqual({
    ...{ ratings: 7, people: 5 },
  });
});

it('a finding names a hundred ratings at most, and counts all', () => {
  const found = judgeSightings('same-words', everySeconds(250, 60), POLICY);
  expect(found?.keys).toHaveLength(MOST_KEYS);
  expect(found?.numbers.ratings).toBe(250);
});
