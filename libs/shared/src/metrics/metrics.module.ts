import { Global, Module } from '@nestjs/common';
import { Registry, collectDefaultMetrics } from 'prom-client';
import { MetricsController } from './metrics.controller.js';

/**
 * How often the delay of the event loop is looked at; its figures (`nodejs_eventloop_lag_p99_seconds`
 * …) begin at this length. The usual 10 ms wake an idle service a hundred times a second.
 */
const LOOP_LOOK_MS = 100;

/** One prom-client registry a process, so that a test may start two services in one. */
@Global()
@Module({
  controllers: [MetricsController],
  providers: [
    {
      provide: Registry,
      useFactory: () => {
        const register = new Registry();
        collectDefaultMetrics({ register, eventLoopMonitoringPrecision: LOOP_LOOK_MS });
        return register;
      },
    },
  ],
  exports: [Registry],
})
export class MetricsModule {}
