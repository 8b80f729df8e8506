import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Registry as MetricsRegistry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import { loadOrCreateKeyring, type Keyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { createSecretBox } from '#shared/crypto/source-secret.js';
import { HealthModule } from '#shared/health/health.module.js';
import { HealthService } from '#shared/health/health.service.js';
import { EventProducer } from '#shared/kafka/event-producer.js';
import { createKafka } from '#shared/kafka/kafka-client.js';
import { MetricsModule } from '#shared/metrics/metrics.module.js';
import { openMongo, type Db } from '#shared/mongo/connect.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { kafkaAddress } from '#shared/security/kafka-security.js';
import { mongoSecurity } from '#shared/security/mongo-security.js';
import { AcceptanceService } from './acceptance/acceptance.service.js';
import { CITIZEN_PARTS, citizenApi } from './citizen-api/citizen-api.module.js';
import type { CitizenParts } from './citizen-api/citizen-parts.js';
import { PendingRatings } from './citizen-api/ratings/pending-ratings.js';
import type { IngestConfig } from './ingest.config.js';
import { IngestLifecycle } from './ingest.lifecycle.js';
import { DATABASE, KEYRING } from './ingest.tokens.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { MapFolder } from './native/map-folder.js';
import { nativeApi } from './native/native-api.module.js';
import { Authenticator } from './source-api/authenticator.js';
import { DocumentsController } from './source-api/documents.controller.js';
import { EventTakerService } from './source-api/event-taker.service.js';
import { IngestMetrics } from './source-api/ingest-metrics.js';
import { RateLimiter } from './source-api/rate-limiter.js';
import { SourceApiController } from './source-api/source-api.controller.js';
import { SubmissionService } from './source-api/submission.service.js';
import { statements } from './statements/statements.module.js';

/** The wiring of ingest. */
@Module({})
export class IngestModule {
  static of(config: IngestConfig, logger: Logger): DynamicModule {
    return {
      module: IngestModule,
      imports: [HealthModule, MetricsModule.of('ingest')],
      controllers: [DocumentsController],
      providers: [
        ...backends(config, logger),
        ...sourceApi(config, logger),
        ...nativeApi(config, logger),
        ...citizenApi(config, logger),
        ...statements(logger),
      ],
    };
  }
}

const backends = (config: IngestConfig, logger: Logger): FactoryProvider[] => [
  { provide: KEYRING, useFactory: () => loadOrCreateKeyring(config.HCP_KEYRING) },
  { provide: DATABASE, useFactory: () => openMongo(config.MONGODB_URI, mongoSecurity(config)) },
  {
    provide: RegistryWatcher,
    inject: [DATABASE, KEYRING],
    useFactory: (db: Db, keyring: Keyring) =>
      new RegistryWatcher({
        db,
        service: 'ingest',
        log: logger,
        open: (sealed, source) => createSecretBox(keyring).open(sealed, source),
      }),
  },
  {
    provide: EventProducer,
    useFactory: () =>
      new EventProducer(createKafka({ ...kafkaAddress(config), clientId: 'hcp-ingest' }), {
        partitions: config.KAFKA_PARTITIONS,
        replication: config.KAFKA_REPLICATION,
        batching: { lingerMs: config.INGEST_LINGER_MS },
        onAway: (cause) => {
          logger.warn({ reason: messageOf(cause) }, 'Kafka is away: answering 503');
        },
        onBack: () => {
          logger.info('Kafka is here: taking events');
        },
      }),
  },
  {
    provide: IngestLifecycle,
    inject: [RegistryWatcher, EventProducer, DATABASE, PendingRatings, MapFolder, HealthService],
    useFactory: (
      watcher: RegistryWatcher,
      producer: EventProducer,
      db: Db,
      ratings: PendingRatings,
      maps: MapFolder,
      health: HealthService,
    ) => new IngestLifecycle(watcher, producer, db, ratings, maps, health),
  },
];

const sourceApi = (config: IngestConfig, logger: Logger): FactoryProvider[] => [
  {
    provide: IngestMetrics,
    inject: [MetricsRegistry, RegistryWatcher],
    useFactory: (register: MetricsRegistry, watcher: RegistryWatcher) =>
      new IngestMetrics(register, () => watcher.ageSeconds()),
  },
  {
    provide: AcceptanceService,
    inject: [RegistryWatcher, KEYRING],
    useFactory: (watcher: RegistryWatcher, keyring: Keyring) =>
      new AcceptanceService(() => watcher.current(), createSealer(keyring)),
  },
  {
    provide: Authenticator,
    inject: [RegistryWatcher],
    useFactory: (watcher: RegistryWatcher) => new Authenticator(watcher),
  },
  // One for all paths: a source has one rate, in whatever form it sends.
  {
    provide: RateLimiter,
    useFactory: () => new RateLimiter(config.INGEST_EVENTS_PER_SECOND),
  },
  {
    provide: SubmissionService,
    inject: [
      RegistryWatcher,
      Authenticator,
      RateLimiter,
      AcceptanceService,
      EventProducer,
      CITIZEN_PARTS,
      IngestMetrics,
    ],
    useFactory: (
      watcher: RegistryWatcher,
      authenticator: Authenticator,
      limiter: RateLimiter,
      acceptance: AcceptanceService,
      producer: EventProducer,
      parts: CitizenParts,
      metrics: IngestMetrics,
    ) =>
      new SubmissionService(
        watcher,
        authenticator,
        limiter,
        {
          rating: new EventTakerService('rating', acceptance, producer, metrics),
          service: new EventTakerService('service', acceptance, producer, metrics),
          invitation: new InvitationsService({ ...parts, metrics }),
        },
        metrics,
      ),
  },
  {
    provide: SourceApiController,
    inject: [HttpAdapterHost, SubmissionService],
    useFactory: (host: HttpAdapterHost, submissions: SubmissionService) =>
      new SourceApiController(host, submissions, (error) => {
        logger.error({ err: error }, 'a request met a fault');
      }),
  },
];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');
