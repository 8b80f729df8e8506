import { createLogger } from '#shared/app/logger.js';
import { runApp } from '#shared/app/run-app.js';
import { readIngestConfig } from './ingest.config.js';
import { IngestModule } from './ingest.module.js';

const config = readIngestConfig(process.env);
const logger = createLogger('ingest', config.LOG_LEVEL);

await runApp(IngestModule.of(config, logger), {
  host: config.HCP_HOST,
  port: config.INGEST_PORT,
  logger,
  drainSeconds: config.HCP_DRAIN_SECONDS,
  trustedProxies: config.trustedProxies,
});
