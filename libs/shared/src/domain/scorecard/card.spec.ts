import fc from 'fast-check';
import { cardOf, pointsOf } from './card.js';
import { FIGURE_CODES, type Figure, type Figures } from './figures.js';
import { isFaulty, judgeRules } from './judge-rules.js';
import type { ScorecardRules, WeighedFigure } from './rules.js';

const higher: WeighedFigure = {
  code: 'goodRate',
  weight: 15,
  direction: 'higher',
  zero: 0.8,
  full: 1,
};
const lower: WeighedFigure = {
  ...{ code: 'defaultShare', weight: 85, direction: 'lower' },
  ...{ zero: 0.3, full: 0.02 },
} as const;
const RULES: ScorecardRules = {
  ...{ version: 'test', minimumWeight: 70, defaultJump: 0.05, indicators: [higher, lower] },
  awards: { demonstration: { top: 3, rate: 90 }, advanced: { top: 10, rate: 80 } },
};

const NOTHING: Figure = { numerator: 0, denominator: 0 };
const figures = (some: Partial<Figures>): Figures =>
  ({ ...Object.fromEntries(FIGURE_CODES.map((code) => [code, NOTHING])), ...some }) as Figures;

describe('points', () => {
  it.each([
    [0.8, 0],
    [0.5, 0],
    [1, 15],
    [0.9, 7.5],
    [0.8934, 7.01],
    // 7.005 as floats have it lies a little below.
    [0.8934 - 0.0000000000001, 7.01],
    [0.89339, 7],
  ])('of %d are %d where more is better', (value, points) => {
    expect(pointsOf(value, higher)).toBe(points);
  });

  it.each([
    [0.3, 0],
    [0.9, 0],
    [0.02, 85],
    [0, 85],
    [0.16, 42.5],
  ])('of %d are %d where less is better', (value, points) => {
    expect(pointsOf(value, lower)).toBe(points);
  });
});

describe('a card', () => {
  it('gives the weight of what has no data to nobody, and says how much has data', () => {
    const card = cardOf(figures({ goodRate: { numerator: 9, denominator: 10 } }), RULES);
    expect(card).toMatchObject({ points: 7.5, weight: 15, rate: 50 });
    expect(card.lines[1]).toMatchObject({ value: null, points: null });
    expect(cardOf(figures({}), RULES)).toMatchObject({ points: 0, weight: 0, rate: null });
  });

  it('is the sum of the points that are shown, whatever they are', () => {
    const count = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const { points, lines } = cardOf(
          figures({
            goodRate: { numerator: Math.min(a, b), denominator: b },
            defaultShare: { numerator: Math.min(c, d), denominator: d },
          }),
          RULES,
        );
        const shown = lines.map((line) => (line.points ?? 0).toFixed(2));
        expect(points.toFixed(2)).toBe((Number(shown[0]) + Number(shown[1])).toFixed(2));
        expect(
          lines.every((line) => Number((line.points ?? 0).toFixed(2)) === (line.points ?? 0)),
        ).toBe(true);
      }),
    );
  });
});

describe('rules', () => {
  const faults = (rules: object): string[] => {
    const read = judgeRules(rules);
    return isFaulty(read) ? read.map(({ path, rule }) => `${path.join('.')} ${rule}`) : [];
  };

  it('are taken when their weights add up to 100, in hundredths too', () => {
    expect(faults(RULES)).toEqual([]);
    const thirds = [33.33, 33.33, 33.34].map((weight, i) => ({
      ...higher,
      weight,
      code: FIGURE_CODES[i],
    }));
    expect(faults({ ...RULES, indicators: thirds })).toEqual([]);
  });

  it.each([
    [{ weight: 15.01 }, 'indicators the weights add up to 100.01, and must to exactly 100'],
    [{ weight: 15.001 }, 'indicators.0.weight must have two decimals at most'],
    [{ weight: 0 }, 'indicators.0.weight must be a number from 0.01 to 100'],
    [{ code: 'luck' }, 'indicators.0.code must be one of goodRate,'],
    [{ code: 'defaultShare' }, 'indicators.1.code defaultShare is weighed twice'],
    [{ direction: 'lower' }, 'indicators.0.full must be on the better side of zero'],
    [{ full: 0.8 }, 'indicators.0.full must be on the better side of zero'],
    [{ extra: 1 }, 'indicators.0.extra is none of code,'],
  ])('with %j are refused', (change, expected) => {
    const indicators = [{ ...higher, ...change }, lower];
    expect(faults({ ...RULES, indicators })).toContainEqual(expect.stringContaining(expected));
  });
});
