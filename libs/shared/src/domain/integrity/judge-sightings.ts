import type { IntegrityPolicy } from './integrity-policy.js';
import { MOST_KEYS, type Finding } from './integrity-rule.js';
import type { Sighting, SightingRule } from './sighting.js';

/** What a rule compares of the ratings in one window. */
export type Seen = Pick<Sighting, 'key' | 'at' | 'who'>;

const SECOND_MS = 1_000;

/**
 * What a rule says of the ratings of one subject in one window, in whatever order they came and
 * however often; undefined: nothing to raise. More ratings never take a finding back.
 */
export function judgeSightings(
  rule: SightingRule,
  seen: readonly Seen[],
  policy: IntegrityPolicy,
): Finding | undefined {
  const ratings = inOrder(seen);
  switch (rule) {
    case 'rated-before-served':
      return manyRatings(ratings, policy.ratedBeforeServed.leastRatings);
    case 'same-words':
      return manyRatings(ratings, policy.sameWords.leastRatings);
    case 'burst':
      return burstOf(ratings, policy.burst);
    case 'one-person':
      return manyPeople(ratings, policy.onePerson.leastPeople);
  }
}

/** So many ratings a window must hold before it is worth judging. */
export function leastSightings(rule: SightingRule, policy: IntegrityPolicy): number {
  switch (rule) {
    case 'rated-before-served':
      return policy.ratedBeforeServed.leastRatings;
    case 'same-words':
      return policy.sameWords.leastRatings;
    case 'burst':
      return policy.burst.leastRatings;
    case 'one-person':
      return policy.onePerson.leastPeople;
  }
}

/** Each rating once, by time; of one that names two people the one that sorts first. */
function inOrder(seen: readonly Seen[]): Seen[] {
  const once = new Map<string, Seen>();
  for (const one of seen) {
    const known = once.get(one.key);
    if (known === undefined || (one.who ?? '') < (known.who ?? '')) once.set(one.key, one);
  }
  return [...once.values()].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

const keysOf = (ratings: readonly Seen[]): string[] =>
  ratings.slice(0, MOST_KEYS).map(({ key }) => key);

function manyRatings(ratings: readonly Seen[], least: number): Finding | undefined {
  const count = ratings.length;
  if (count < least) return undefined;
  return { numbers: { ratings: count }, weight: count, keys: keysOf(ratings) };
}

function manyPeople(ratings: readonly Seen[], least: number): Finding | undefined {
  const people = new Set(ratings.map(({ who }) => who)).size;
  if (people < least) return undefined;
  const numbers = { ratings: ratings.length, people };
  return { numbers, weight: people, keys: keysOf(ratings) };
}

/** The ratings that lie in some stretch of `seconds` which holds enough of them. */
function burstOf(
  ratings: readonly Seen[],
  { leastRatings, seconds }: IntegrityPolicy['burst'],
): Finding | undefined {
  const inBurst = new Set<Seen>();
  let most = 0;
  let first = 0;
  for (const [last, { at }] of ratings.entries()) {
    while (at - (ratings[first]?.at ?? at) >= seconds * SECOND_MS) first += 1;
    const together = last + 1 - first;
    if (together < leastRatings) continue;
    most = Math.max(most, together);
    for (const one of ratings.slice(first, last + 1)) inBurst.add(one);
  }
  if (most === 0) return undefined;
  const found = ratings.filter((one) => inBurst.has(one));
  const numbers = { ratings: found.length, most, seconds };
  return { numbers, weight: found.length, keys: keysOf(found) };
}
