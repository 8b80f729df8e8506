import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { MetricsController } from './metrics.controller.js';

/**
 * How often the delay of the event loop is looked at; its figures (`nodejs_eventloop_lag_p99_seconds`
 * …) begin at this length. The usual 10 ms wake an idle service a hundred times a second.
 */
const LOOP_LOOK_MS = 100;

/** One prom-client registry a process, so that a test may start two services in one. */
@Global()
@Module({ controllers: [MetricsController] })
export class MetricsModule {
  /** Metrics of a process that runs the `service`. */
  static of(service: string): DynamicModule {
    return {
      module: MetricsModule,
      providers: [{ provide: Registry, useFactory: () => registryOf(service) }],
      exports: [Registry],
    };
  }
}

function registryOf(service: string): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: LOOP_LOOK_MS });
  // The figures of the process do not say whose it is, and a job may be called anything.
  new Gauge({
    name: 'hcp_service_info',
    help: 'Always 1: which service the process runs',
    labelNames: ['service'],
    registers: [register],
  }).set({ service }, 1);
  return register;
}
