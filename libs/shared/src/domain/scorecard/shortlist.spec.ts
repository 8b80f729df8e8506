import { verdictOn, type CandidateFacts } from './shortlist.js';

const LIMITS = { award: { top: 3, rate: 90 }, minimumSample: 30, defaultJump: 0.05 };
const GOOD: CandidateFacts = { rank: 3, rate: 90, valid: 30, defaultRise: 0.05, late: 0 };

describe('a candidate', () => {
  it('at every limit has nothing against it', () => {
    expect(verdictOn(GOOD, LIMITS).against).toEqual([]);
    expect(verdictOn({ ...GOOD, defaultRise: null }, LIMITS).for).toHaveLength(5);
  });

  it.each([
    [{ rank: 4 }, 'rank'],
    [{ rate: 89.99 }, 'rate'],
    [{ valid: 29 }, 'sample'],
    [{ defaultRise: 0.0501 }, 'default-share'],
    [{ late: 1 }, 'late'],
  ])('with %j has that against it, and the rest for it', (change, code) => {
    const verdict = verdictOn({ ...GOOD, ...change }, LIMITS);
    expect(verdict.against.map((reason) => reason.code)).toEqual([code]);
    expect(verdict.for).toHaveLength(4);
  });
});
