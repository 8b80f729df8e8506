import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { Registry as MetricsRegistry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import { TOPIC } from '#shared/contract/topic.js';
import { loadOrCreateKeyring, type Keyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { HealthModule } from '#shared/health/health.module.js';
import { HealthService } from '#shared/health/health.service.js';
import { BatchConsumer } from '#shared/kafka/batch-consumer.js';
import { BatchServer } from '#shared/kafka/batch-server.js';
import { createKafka } from '#shared/kafka/kafka-client.js';
import { MetricsModule } from '#shared/metrics/metrics.module.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import { openMongo, type Db } from '#shared/mongo/connect.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { kafkaAddress } from '#shared/security/kafka-security.js';
import { mongoSecurity } from '#shared/security/mongo-security.js';
import type { AggregatorConfig } from './aggregator.config.js';
import { AggregatorLifecycle } from './aggregator.lifecycle.js';
import { AggregatorMetrics } from './consume/aggregator.metrics.js';
import { MongoCheckpoints } from './consume/checkpoints.mongo.js';
import { BatchPace } from './consume/batch-pace.js';
import { EventsConsumer } from './consume/events.consumer.js';
import { PartitionsService } from './consume/partitions.service.js';
import { ProgressService } from './consume/progress.service.js';
import { knownCodes, reportingAreas } from './consume/registry-labels.js';
import { integrityProvider } from './integrity/integrity.module.js';
import { CountBatchService } from './ledger/count-batch.service.js';
import { MongoTransactions } from './ledger/transactions.mongo.js';
import { ScoreParts } from './scores/score-parts.js';

export const GROUP_ID = 'hcp-aggregator';

/** About 20,000 events at their usual size; one fetch of a partition brings no more. */
const FETCH_BYTES = 8 * 1024 * 1024;
const BATCH_BYTES = 16 * 1024 * 1024;

const KEYRING = Symbol('keyring');
const DATABASE = Symbol('database');
const clock = (): number => Date.now();

export interface AggregatorOptions {
  readonly config: AggregatorConfig;
  readonly logger: Logger;
  /** Hears of the fault after which nothing can go on. */
  readonly onFault: (fault: unknown) => void;
}

/** The wiring of the aggregator. */
@Module({})
export class AggregatorModule {
  static of(options: AggregatorOptions): DynamicModule {
    return {
      module: AggregatorModule,
      imports: [HealthModule, MetricsModule.of('aggregator')],
      controllers: [EventsConsumer],
      providers: [
        ...backends(options),
        ...counting(options),
        integrityProvider({ ...options, database: DATABASE, keyring: KEYRING }),
        lifecycle(options),
      ],
    };
  }
}

const backends = ({ config, logger, onFault }: AggregatorOptions): FactoryProvider[] => [
  { provide: KEYRING, useFactory: () => loadOrCreateKeyring(config.HCP_KEYRING) },
  {
    provide: DATABASE,
    useFactory: () => openMongo(config.MONGODB_URI, mongoSecurity(config)),
  },
  {
    provide: RegistryWatcher,
    inject: [DATABASE],
    useFactory: (db: Db) => new RegistryWatcher({ db, service: 'aggregator', log: logger }),
  },
  {
    provide: BatchConsumer,
    useFactory: () =>
      new BatchConsumer({
        kafka: createKafka({ ...kafkaAddress(config), clientId: GROUP_ID }),
        topic: TOPIC,
        create: { partitions: config.KAFKA_PARTITIONS, replication: config.KAFKA_REPLICATION },
        groupId: GROUP_ID,
        maxBytesPerPartition: FETCH_BYTES,
        concurrency: 2,
        sessionTimeoutMs: config.AGGREGATOR_SESSION_TIMEOUT_MS,
      }),
  },
  {
    provide: BatchServer,
    inject: [BatchConsumer],
    useFactory: (source: BatchConsumer) => new BatchServer(source, TOPIC, onFault),
  },
];

const counting = ({ config, logger }: AggregatorOptions): FactoryProvider[] => [
  {
    provide: AggregatorMetrics,
    inject: [MetricsRegistry, RegistryWatcher],
    useFactory: (register: MetricsRegistry, watcher: RegistryWatcher) =>
      new AggregatorMetrics(
        register,
        reportingAreas(() => watcher.current(), clock),
      ),
  },
  {
    provide: CountBatchService,
    inject: [DATABASE, KEYRING, RegistryWatcher],
    useFactory: (db: Db, keyring: Keyring, watcher: RegistryWatcher) =>
      new CountBatchService(
        new MongoTransactions(db.client, collectionsOf(db), new ScoreParts()),
        createSealer(keyring),
        NATIONAL_TAGS,
        () => knownCodes(watcher.current()),
      ),
  },
  {
    provide: PartitionsService,
    inject: [DATABASE, BatchConsumer, CountBatchService, AggregatorMetrics],
    useFactory: (
      db: Db,
      source: BatchConsumer,
      counter: CountBatchService,
      metrics: AggregatorMetrics,
    ) =>
      new PartitionsService(
        source,
        new MongoCheckpoints(db),
        counter,
        new BatchPace(config.AGGREGATOR_BATCH_EVENTS),
        BATCH_BYTES,
        (counted) => {
          metrics.counted(counted);
          const { partition, next } = counted.checkpoint;
          logger.debug({ partition, next }, 'batch counted');
        },
        clock,
      ),
  },
  {
    provide: ProgressService,
    inject: [DATABASE, BatchConsumer, PartitionsService],
    useFactory: (db: Db, source: BatchConsumer, partitions: PartitionsService) =>
      new ProgressService(source, partitions, new MongoCheckpoints(db), clock),
  },
];

const lifecycle = ({ config, logger, onFault }: AggregatorOptions): FactoryProvider => ({
  provide: AggregatorLifecycle,
  inject: [
    DATABASE,
    BatchConsumer,
    RegistryWatcher,
    PartitionsService,
    ProgressService,
    AggregatorMetrics,
    HealthService,
  ],
  useFactory: (
    db: Db,
    source: BatchConsumer,
    watcher: RegistryWatcher,
    partitions: PartitionsService,
    progress: ProgressService,
    metrics: AggregatorMetrics,
    health: HealthService,
  ) =>
    new AggregatorLifecycle({
      db,
      source,
      watcher,
      partitions,
      progress,
      metrics,
      health,
      log: logger,
      onFault,
      oldScoresMs: config.AGGREGATOR_OLD_SCORES_MINUTES * 60_000,
    }),
});
