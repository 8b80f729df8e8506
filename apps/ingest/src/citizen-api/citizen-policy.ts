import type { WorkCalendar } from '#shared/domain/working-days.js';

/** What the citizen's door was told to keep to. */
export interface CitizenPolicy {
  /** Origin under which citizens reach us, without a slash at its end. */
  readonly publicUrl: string;
  /** Working days in which a service may be rated. */
  readonly windowDays: number;
  readonly calendar: WorkCalendar;
  /** Days in which a rating may be followed up. */
  readonly followUpDays: number;
  /** Areas in whose subtrees the handling person is asked about; `*`: everywhere. */
  readonly askHandlerIn: '*' | readonly string[];
}
