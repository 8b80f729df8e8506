import type { LevelWeights } from '#shared/domain/indicators.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';

/** The choices that reports follow (◇ of the domain). */
export interface ReportPolicy {
  /** Fewer ratings (services, for cohort indicators) than this are not ranked. */
  readonly minimumSample: number;
  readonly weights: LevelWeights;
  /** Working days in which a service may be rated. */
  readonly windowDays: number;
  readonly calendar: WorkCalendar;
}
