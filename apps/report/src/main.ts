import { createLogger } from '#shared/app/logger.js';
import { runApp } from '#shared/app/run-app.js';
import { readCalendarFile } from './calendar/calendar-file.js';
import { workCalendar } from './calendar/work-calendar.js';
import { serveOpenApi } from './http/openapi.js';
import { readReportConfig } from './report.config.js';
import { ReportModule } from './report.module.js';

const config = readReportConfig(process.env);
const logger = createLogger('report', config.LOG_LEVEL);
const calendarFile = config.HCP_CALENDAR_FILE;
const calendar = workCalendar(
  calendarFile === undefined ? undefined : await readCalendarFile(calendarFile),
);

await runApp(ReportModule.of({ config, logger, calendar }), {
  host: config.HCP_HOST,
  port: config.REPORT_PORT,
  logger,
  prepare: serveOpenApi,
});
