import { visitsOf } from './counts.js';

describe('visits', () => {
  it('are good or bad by their level, and excluded ones are neither', () => {
    const counts = { f5: 9, x: 4, n: 20, v1: 1, v2: 2, v3: 3, v5: 5, vx: 7 };
    expect(visitsOf(counts)).toEqual({
      total: 11,
      good: 8,
      bad: 3,
      levels: [1, 2, 3, 0, 5],
      excluded: 7,
    });
  });

  it('are none where none were counted', () => {
    expect(visitsOf({ f5: 9 })).toEqual({
      total: 0,
      good: 0,
      bad: 0,
      levels: [0, 0, 0, 0, 0],
      excluded: 0,
    });
  });
});
