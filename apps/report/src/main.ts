import { createLogger } from '#shared/app/logger.js';
import { runApp } from '#shared/app/run-app.js';
import { calendarOf } from '#shared/calendar/calendar-file.js';
import { serveOpenApi } from './http/openapi.js';
import { PublicSite } from './public-site/public-site.js';
import { readReportConfig } from './report.config.js';
import { ReportModule } from './report.module.js';

const config = readReportConfig(process.env);
const logger = createLogger('report', config.LOG_LEVEL);
const calendar = await calendarOf(config.HCP_CALENDAR_FILE);

await runApp(ReportModule.of({ config, logger, calendar }), {
  host: config.HCP_HOST,
  port: config.REPORT_PORT,
  logger,
  drainSeconds: config.HCP_DRAIN_SECONDS,
  prepare: async (app) => {
    serveOpenApi(app);
    await app.get(PublicSite).listen();
  },
});
