import { ratio } from '../indicators.js';
import type { Figure, Figures } from './figures.js';
import type { ScorecardRules, WeighedFigure } from './rules.js';

/** A figure on a card. */
export interface CardLine {
  readonly indicator: WeighedFigure;
  readonly figure: Figure;
  /** Null without a denominator: no data, and then no points either. */
  readonly value: number | null;
  /** Rounded to two decimals, half up; null without data. */
  readonly points: number | null;
}

/** What somebody reached. What has no data weighs nothing, and is not given to others silently. */
export interface Card {
  readonly lines: readonly CardLine[];
  /** Sum of the points as they are shown. */
  readonly points: number;
  /** The weight that has data, out of 100: the points are out of it. */
  readonly weight: number;
  /** Points in a hundred of the weight that has data; null without any. By it cards are ranked. */
  readonly rate: number | null;
}

/** Fills in a card. */
export function cardOf(figures: Figures, { indicators }: ScorecardRules): Card {
  const lines = indicators.map((indicator): CardLine => {
    const figure = figures[indicator.code];
    const value = ratio(figure.numerator, figure.denominator);
    return { indicator, figure, value, points: value === null ? null : pointsOf(value, indicator) };
  });
  const points = sumOf(lines.map((line) => line.points ?? 0));
  const weight = sumOf(lines.map((line) => (line.points === null ? 0 : line.indicator.weight)));
  return { lines, points, weight, rate: ratio(points * 100, weight) };
}

/** Points of a value: none at `zero` and beyond, all at `full` and beyond, in a line between them. */
export function pointsOf(value: number, { weight, zero, full }: WeighedFigure): number {
  const share = (value - zero) / (full - zero);
  return rounded(weight * Math.min(1, Math.max(0, share)));
}

/** Two decimals, half up. What a product of fractions is off by is no reason to round down. */
const rounded = (points: number): number =>
  Math.round(Number((points * 100).toFixed(DIGITS_KEPT))) / 100;
const DIGITS_KEPT = 6;

/** Sums numbers of two decimals exactly. */
const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, n) => sum + Math.round(n * 100), 0) / 100;
