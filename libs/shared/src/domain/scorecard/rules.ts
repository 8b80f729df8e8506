import type { FigureCode } from './figures.js';

/** Which end of a figure is the better one. */
export const DIRECTIONS = ['higher', 'lower'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a figure weighs, and from which value (no points) to which (all points) it counts. */
export interface WeighedFigure {
  readonly code: FigureCode;
  /** Points out of 100, with two decimals at most. */
  readonly weight: number;
  readonly direction: Direction;
  readonly zero: number;
  readonly full: number;
}

/** Lists of those that may be commended: 示范 and 先进. */
export const AWARDS = ['demonstration', 'advanced'] as const;
export type Award = (typeof AWARDS)[number];

export const AWARD_NAMES: Readonly<Record<Award, string>> = {
  demonstration: '示范',
  advanced: '先进',
};

/** Who comes onto a list: the best by rank, from so many points of a hundred on. */
export interface AwardRule {
  readonly top: number;
  readonly rate: number;
}

/** The rules of cards and lists (◇ of the domain). */
export interface ScorecardRules {
  readonly version: string;
  /** A card with less weight that has data is not ranked; points out of 100. */
  readonly minimumWeight: number;
  /** A default share that grew by more than this since the last period speaks against one. */
  readonly defaultJump: number;
  readonly indicators: readonly WeighedFigure[];
  readonly awards: Readonly<Record<Award, AwardRule>>;
}
