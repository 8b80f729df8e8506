import { DEFAULT_INTEGRITY_POLICY } from './integrity-policy.js';
import { sightingsOf, type WatchedRating } from './sighting.js';

const AT = Date.parse('2026-06-01T10:00:00+08:00');
const MINUTE = 60_000;

const seen = (fields: Partial<WatchedRating>): string[] =>
  sightingsOf(
    { key: 'k', deptCode: 'D', ratedAt: AT, channel: 2, ...fields },
    DEFAULT_INTEGRITY_POLICY,
  ).map(({ rule, subject, window, who }) =>
    [rule, `${subject.kind}:${subject.code}`, window, ...(who === undefined ? [] : [who])].join(
      ' ',
    ),
  );

it('an ordinary rating after its service belongs to nothing', () => {
  expect(seen({ pointCode: 'P', servedAt: AT - MINUTE, applicant: 'a' })).toEqual([]);
});

it.each([
  [10, []],
  [11, ['rated-before-served department:D 2026-06-01']],
])('rated %i minutes before the service: %j', (minutes, expected) => {
  expect(seen({ servedAt: AT + minutes * MINUTE })).toEqual(expected);
});

it.each([
  [1, false],
  [2, false],
  [3, true],
  [4, true],
  [5, true],
  [6, false],
  [7, false],
] as const)('channel %i is looked at for bursts at its point: %s', (channel, isWatched) => {
  const expected = isWatched ? ['burst point:P 2026-06-01'] : [];
  expect(seen({ channel, pointCode: 'P' })).toEqual(expected);
});

it('the day of a burst is a day in China', () => {
  const ratedAt = Date.parse('2026-06-01T16:30:00Z');
  expect(seen({ channel: 4, pointCode: 'P', ratedAt })).toEqual(['burst point:P 2026-06-02']);
});

it('a phone rates for whom the rating names, else for who was served', () => {
  const [phone, applicant] = ['f', 'a'];
  expect(seen({ phone, person: 'p', applicant })[0]).toBe('one-person person:D.f 2026-06 p');
  expect(seen({ phone, applicant })).toEqual(['one-person person:D.f 2026-06 a']);
  expect(seen({ phone })).toEqual([]);
});

it('a document rates for who was served', () => {
  expect(seen({ person: 'p', applicant: 'a' })).toEqual(['one-person person:D.p 2026-06 a']);
});

it('words are looked at by the month', () => {
  expect(seen({ words: 'w' })).toEqual(['same-words words:D.w 2026-06']);
});
