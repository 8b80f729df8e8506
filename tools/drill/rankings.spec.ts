import { otherRankings } from './rankings.js';

describe('otherRankings', () => {
  it('names the rankings that changed, came or went, and no other', () => {
    const before = new Map<string, unknown>([
      ['area 2026', { rows: [{ code: '360100', valid: 3 }] }],
      ['department 2026', { rows: [] }],
      ['item 2026', { rows: [] }],
    ]);
    const after = new Map<string, unknown>([
      ['area 2026', { rows: [{ code: '360100', valid: 4 }] }],
      ['department 2026', { rows: [] }],
      ['point 2026', { rows: [] }],
    ]);
    expect(otherRankings(before, after)).toEqual(['area 2026', 'item 2026', 'point 2026']);
    expect(otherRankings(before, before)).toEqual([]);
  });
});
