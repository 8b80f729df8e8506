import { createLogger } from '#shared/app/logger.js';
import { runApp } from '#shared/app/run-app.js';
import { AppError } from '#shared/errors/app-error.js';
import { refusalOf } from '#shared/errors/refusal.js';
import { BatchServer } from '#shared/kafka/batch-server.js';
import { readAggregatorConfig } from './aggregator.config.js';
import { AggregatorLifecycle } from './aggregator.lifecycle.js';
import { AggregatorModule } from './aggregator.module.js';

const config = readAggregatorConfig(process.env);
const logger = createLogger('aggregator', config.LOG_LEVEL);

/** What is thrown away is read again: the supervisor starts the process anew. */
function onFault(fault: unknown): void {
  const code = codeOf(fault);
  const message = fault instanceof Error ? fault.message : String(fault);
  logger.fatal({ code, why: refusalOf(fault), err: fault }, `stopping: ${message}`);
  process.exit(1);
}

function codeOf(fault: unknown): string {
  if (fault instanceof AppError) return fault.code;
  // While a broker starts, the client's own errors come through.
  return fault instanceof Error && fault.name.startsWith('KafkaJS')
    ? 'kafka-unavailable'
    : 'unexpected';
}

try {
  const app = await runApp(AggregatorModule.of({ config, logger, onFault }), {
    host: config.HCP_HOST,
    port: config.AGGREGATOR_PORT,
    logger,
    prepare: (made) => {
      made.connectMicroservice({ strategy: made.get(BatchServer) });
    },
  });
  // Health answers meanwhile: a group that waits for a killed member may take most of a minute.
  const lifecycle = app.get(AggregatorLifecycle);
  if (await lifecycle.untilMigrated()) {
    await app.startAllMicroservices();
    lifecycle.start();
  }
} catch (fault) {
  onFault(fault);
}
