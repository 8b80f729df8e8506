import { addressOf, api, type Query } from './http';

/** What was counted of a subject; rates are fractions, null without a denominator. */
export interface Figures {
  readonly code: string;
  readonly name: string;
  readonly valid: number;
  readonly good: number;
  readonly bad: number;
  readonly goodRate: number | null;
  readonly goodRateLow: number | null;
  readonly goodRateHigh: number | null;
  readonly score: number | null;
  readonly due: number | null;
  readonly active: number | null;
  readonly defaulted: number | null;
  readonly unrated: number | null;
  readonly pending: number | null;
  readonly activeRate: number | null;
}

export interface RankingRow extends Figures {
  readonly rank: number;
  readonly change: number | null;
}

export interface Ranking {
  readonly asOf: string | null;
  readonly withinName: string;
  readonly first: string;
  readonly last: string;
  readonly indicator: string;
  readonly sample: 'valid' | 'due';
  readonly minimumSample: number;
  readonly total: Figures;
  readonly rows: readonly RankingRow[];
  readonly insufficient: readonly Omit<RankingRow, 'rank'>[];
}

/** A rate, and what it is made of. */
export interface LoopRate {
  readonly rate: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

export const LOOP_RATES = [
  'verified',
  'rectified',
  'rectifiedInTime',
  'replied',
  'revisited',
  'satisfied',
] as const;
export type LoopRateName = (typeof LOOP_RATES)[number];

export interface LoopFigures extends Readonly<Record<LoopRateName, LoopRate>> {
  readonly code: string;
  readonly name: string;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly late: number;
  readonly excluded: number;
}

export interface Loop {
  readonly asOf: string | null;
  readonly withinName: string;
  readonly first: string;
  readonly last: string;
  readonly kindName: string;
  readonly total: LoopFigures;
  readonly rows: readonly LoopFigures[];
}

export const figuresApi = {
  rankings: (query: Query) => api.get<Ranking>('/v1/rankings', query),
  loop: (query: Query) => api.get<Loop>('/v1/loop', query),
  /** Where the same figures are to be had as a file. */
  fileOf: (figure: 'rankings' | 'loop', query: Query, format: 'xlsx' | 'csv') =>
    addressOf(`/v1/${figure}`, { ...query, format }),
};
