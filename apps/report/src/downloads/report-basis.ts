import type { ReportPolicy } from '../report.policy.js';

/** What a workbook says beside its figures. */
export interface ReportBasis {
  readonly policy: ReportPolicy;
  /** What was received before is counted. */
  readonly asOf: Date | null;
  /** When it is made, epoch milliseconds. */
  readonly at: number;
}
