import { readReportConfig, type ReportConfig } from '../../../apps/report/src/report.config.js';

/** What is published by hand follows the same variables as what report publishes. */
export const readPublishConfig = (): ReportConfig => readReportConfig(process.env);
