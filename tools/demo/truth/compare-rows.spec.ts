import { compareRows, FIGURES_OF, type Difference } from './compare-rows.js';
import { expectedRow, noFigures } from './figures.js';
import { periodsAround, spanOf } from './span.js';
import { chinaDayNumber } from '../events/calendar.js';

const figures = {
  ...noFigures(),
  levels: [1, 0, 2, 3, 4] as [number, number, number, number, number],
};

function compare(truthCodes: readonly string[], rowCodes: readonly string[]): Difference[] {
  const differences: Difference[] = [];
  compareRows(
    'here',
    FIGURES_OF.channel,
    new Map(truthCodes.map((code) => [code, figures])),
    new Map(rowCodes.map((code) => [code, { code, ...expectedRow(figures) }])),
    differences,
  );
  return differences;
}

describe('expectedRow', () => {
  it('gives rates as fractions, the weighted score and the Wilson interval', () => {
    const row = expectedRow(figures);
    expect(row).toMatchObject({ valid: 10, good: 9, bad: 1, goodRate: 0.9, score: 76 });
    expect(row.goodRateLow).toBeCloseTo(0.59585, 5);
    expect(row.goodRateHigh).toBeCloseTo(0.982124, 5);
  });

  it('has no rate without ratings', () => {
    const row = expectedRow(noFigures());
    expect([row.goodRate, row.goodRateLow, row.score, row.activeRate]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('compareRows', () => {
  it('finds nothing where both agree', () => {
    expect(compare(['1', '2'], ['1', '2'])).toEqual([]);
  });

  it('finds what is missing and what is too much', () => {
    expect(compare(['1'], [])).toHaveLength(FIGURES_OF.channel.length);
    expect(compare([], ['1']).map((d) => d.figure)).toContain('valid');
  });
});

describe('spanOf', () => {
  const day = (text: string): number => chinaDayNumber(Date.parse(`${text}T00:00:00+08:00`));

  it('knows years, quarters, months and days', () => {
    expect(spanOf('2028')).toEqual({ first: day('2028-01-01'), last: day('2028-12-31') });
    expect(spanOf('2026-Q4')).toEqual({ first: day('2026-10-01'), last: day('2026-12-31') });
    expect(spanOf('2028-02')).toEqual({ first: day('2028-02-01'), last: day('2028-02-29') });
    expect(spanOf('2026-11-22')).toEqual({ first: day('2026-11-22'), last: day('2026-11-22') });
    expect(periodsAround(day('2026-11-22'))).toEqual(['2026', '2026-Q4', '2026-11']);
  });
});
