import { otherRankings } from './rankings.js';

describe('otherRankings', () => {
  it('names the rankings that changed, came or went, and no other', () => {
    const before = new Map<string, string>([
      ['area 2026', 'hash 3'],
      ['department 2026', 'hash 0'],
      ['item 2026', 'hash 0'],
    ]);
    const after = new Map<string, string>([
      ['area 2026', 'hash 4'],
      ['department 2026', 'hash 0'],
      ['point 2026', 'hash 0'],
    ]);
    expect(otherRankings(before, after)).toEqual(['area 2026', 'item 2026', 'point 2026']);
    expect(otherRankings(before, before)).toEqual([]);
  });
});
