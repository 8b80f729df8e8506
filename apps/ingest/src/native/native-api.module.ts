import { join } from 'node:path';
import type { FactoryProvider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Gauge, Registry as MetricsRegistry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import { HealthService } from '#shared/health/health.service.js';
import { EventProducer } from '#shared/kafka/event-producer.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { AcceptanceService } from '../acceptance/acceptance.service.js';
import type { IngestConfig } from '../ingest.config.js';
import { Authenticator } from '../source-api/authenticator.js';
import { EventTakerService } from '../source-api/event-taker.service.js';
import { IngestMetrics } from '../source-api/ingest-metrics.js';
import { RateLimiter } from '../source-api/rate-limiter.js';
import { SubmissionService } from '../source-api/submission.service.js';
import { MapFolder } from './map-folder.js';
import { NativeAcceptanceService } from './native-acceptance.service.js';
import { NativeApiController } from './native-api.controller.js';

/** The maps that come with the system, beside its build. */
const MAPS = join(import.meta.dirname, '../../../../../maps');

/** The providers of the room for sources' own formats. */
export const nativeApi = (config: IngestConfig, logger: Logger): FactoryProvider[] => [
  {
    provide: MapFolder,
    inject: [HealthService, MetricsRegistry],
    useFactory: (health: HealthService, register: MetricsRegistry) => {
      const named = config.HCP_SOURCE_MAPS;
      const maps = new MapFolder({ path: named ?? MAPS, needed: named !== undefined }, logger);
      health.onNote('sourceMaps', () => maps.note());
      countFaults(register, maps);
      return maps;
    },
  },
  {
    provide: NativeApiController,
    inject: [
      HttpAdapterHost,
      RegistryWatcher,
      Authenticator,
      RateLimiter,
      AcceptanceService,
      EventProducer,
      IngestMetrics,
      MapFolder,
    ],
    useFactory: (
      host: HttpAdapterHost,
      watcher: RegistryWatcher,
      authenticator: Authenticator,
      limiter: RateLimiter,
      acceptance: AcceptanceService,
      producer: EventProducer,
      metrics: IngestMetrics,
      maps: MapFolder,
    ) => {
      const mapped = new NativeAcceptanceService(acceptance);
      const takers = {
        rating: new EventTakerService('rating', mapped, producer, metrics),
        service: new EventTakerService('service', mapped, producer, metrics),
      };
      return new NativeApiController(
        host,
        new SubmissionService(watcher, authenticator, limiter, takers, metrics),
        maps,
        (error) => {
          logger.error({ err: error }, 'a request met a fault');
        },
      );
    },
  },
];

function countFaults(register: MetricsRegistry, maps: MapFolder): void {
  new Gauge({
    name: 'hcp_ingest_source_map_faults',
    help: 'What is wrong with the map of a source as it is written now; 0: it is in force',
    labelNames: ['source'],
    registers: [register],
    collect() {
      this.reset();
      for (const [source, faults] of maps.faults()) this.set({ source }, faults.length);
    },
  });
}
