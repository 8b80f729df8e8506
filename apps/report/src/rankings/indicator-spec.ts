import type { Indicators } from '#shared/domain/indicators.js';

/** How an indicator ranks: by which figure, over which sample, and which end is the better. */
export interface IndicatorSpec {
  readonly rankedBy: keyof Indicators;
  readonly sample: 'valid' | 'due';
  readonly direction: 'higher' | 'lower';
}

const said = (rankedBy: keyof Indicators, direction: IndicatorSpec['direction'] = 'higher') =>
  ({ rankedBy, sample: 'valid', direction }) as const;
const cohort = (rankedBy: keyof Indicators, direction: IndicatorSpec['direction'] = 'higher') =>
  ({ rankedBy, sample: 'due', direction }) as const;

/** 好评率 ranks by the lower end of its interval, so that three ratings do not lead 30,000. */
export const INDICATORS = {
  goodRate: said('goodRateLow'),
  rawGoodRate: said('goodRate'),
  badRate: said('badRate', 'lower'),
  score: said('score'),
  valid: said('valid'),
  good: said('good'),
  bad: said('bad', 'lower'),
  activeRate: cohort('activeRate'),
  unratedRate: cohort('unratedRate', 'lower'),
  defaultShare: cohort('defaultShare', 'lower'),
  due: cohort('due'),
  active: cohort('active'),
  defaulted: cohort('defaulted', 'lower'),
  unrated: cohort('unrated', 'lower'),
} as const satisfies Record<string, IndicatorSpec>;

export type IndicatorName = keyof typeof INDICATORS;
export const INDICATOR_NAMES = Object.keys(INDICATORS) as IndicatorName[];

/** Those that a policy may make the official one. */
export const OFFICIAL_INDICATORS = [
  'goodRate',
  'rawGoodRate',
  'score',
] as const satisfies readonly IndicatorName[];
