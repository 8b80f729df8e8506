import { rankingQuestions } from './ranking-questions.js';

describe('rankingQuestions', () => {
  it('asks for years, quarters and months, among peers too, and for the days of the last month', () => {
    const asked = rankingQuestions(['2026', '2026-10', '2026-11']);
    expect(asked).toEqual(
      expect.arrayContaining([
        'subject=item&period=2026',
        'subject=area&period=2026-Q4&peers=county',
        'subject=department&period=2026-10&peers=city',
        'subject=hours&period=2026-11-01',
        'subject=point&period=2026-11-30',
      ]),
    );
    expect(asked).not.toContain('subject=hours&period=2026-10-01');
    expect(asked).toHaveLength(7 * 12 + 30 * 6);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('asks for nothing where nothing is counted', () => {
    expect(rankingQuestions([])).toEqual([]);
  });
});
