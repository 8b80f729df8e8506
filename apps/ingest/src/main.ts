import { createLogger } from '#shared/app/logger.js';
import { runApp } from '#shared/app/run-app.js';
import { LIMITS } from '#shared/contract/topic.js';
import { readIngestConfig } from './ingest.config.js';
import { IngestModule } from './ingest.module.js';
import { MEDIA_TYPES } from './source-api/request-body.js';

const config = readIngestConfig(process.env);
const logger = createLogger('ingest', config.LOG_LEVEL);

await runApp(IngestModule.of(config, logger), {
  host: config.HCP_HOST,
  port: config.INGEST_PORT,
  logger,
  prepare: (app) => {
    // A signature is over the bytes as they came, so nobody parses them before it is checked.
    app.useBodyParser([...MEDIA_TYPES], { bodyLimit: LIMITS.bodyBytes });
  },
});
