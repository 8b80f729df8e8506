import { createHash } from 'node:crypto';
import type { LevelWeights } from '#shared/domain/indicators.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { IndicatorName } from './rankings/indicator-spec.js';
import type { ReportConfig } from './report.config.js';

/** The choices that reports follow (◇ of the domain). */
export interface ReportPolicy {
  /** Fewer ratings (services, for cohort indicators) than this are not ranked. */
  readonly minimumSample: number;
  readonly weights: LevelWeights;
  /** Working days in which a service may be rated. */
  readonly windowDays: number;
  /** The indicator whose ranking is the official one; others may be asked for. */
  readonly official: IndicatorName;
  readonly calendar: WorkCalendar;
}

/** The policy of a configuration. */
export const policyOf = (config: ReportConfig, calendar: WorkCalendar): ReportPolicy => ({
  minimumSample: config.HCP_MINIMUM_SAMPLE,
  weights: config.weights,
  windowDays: config.HCP_RATING_WINDOW_DAYS,
  official: config.HCP_OFFICIAL_INDICATOR,
  calendar,
});

const VERSION_LENGTH = 12;

/** Names the choices: equal names, equal choices; the calendar is the State Council's, not ours. */
export function policyVersion({
  minimumSample,
  weights,
  windowDays,
  official,
}: Omit<ReportPolicy, 'calendar'>): string {
  const choices = JSON.stringify({ minimumSample, weights, windowDays, official });
  return createHash('sha256').update(choices).digest('hex').slice(0, VERSION_LENGTH);
}
