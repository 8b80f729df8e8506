import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { LeasedWorker, type Work } from '#shared/app/leased-worker.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import { EventProducer } from '#shared/kafka/event-producer.js';
import { createKafka } from '#shared/kafka/kafka-client.js';
import { MongoLeases } from '#shared/mongo/leases.js';
import { Leases } from '#shared/mongo/leases.port.js';
import { kafkaAddress } from '#shared/security/kafka-security.js';
import { AuditTrail } from '../audit/audit-trail.port.js';
import { Places } from '../auth/places.js';
import { OpenWork } from '../auth/users/open-work.port.js';
import { Clock } from '../clock.js';
import type { ConsoleOptions } from '../console.options.js';
import { CALENDAR, DATABASE, SEALER } from '../console.tokens.js';
import { Notifier } from '../notices/notifier.port.js';
import { Transactions } from '../storage/transactions.port.js';
import { CaseworkLifecycle } from './casework.lifecycle.js';
import { CASE_COLLECTIONS } from './casework.tokens.js';
import { CasesController } from './http/cases.controller.js';
import { CasesService } from './http/cases.service.js';
import { MongoOutbox } from './outbox/outbox.mongo.js';
import { Outbox } from './outbox/outbox.port.js';
import { OutboxPublisherService } from './outbox/outbox-publisher.service.js';
import { CaseClockService } from './steps/case-clock.service.js';
import { CaseEntryService } from './steps/case-entry.service.js';
import { CaseReading } from './steps/case-reading.js';
import { CaseRecorder } from './steps/case-recorder.js';
import { CaseRoutingService } from './steps/case-routing.service.js';
import { CaseStepsService } from './steps/case-steps.service.js';
import { OpenRevisitsService } from './steps/open-revisits.service.js';
import { caseCollectionsOf, type CaseCollections } from './store/case-collections.mongo.js';
import { MongoCaseStore } from './store/case-store.mongo.js';
import { CaseStore } from './store/case-store.port.js';
import { MongoCaseTrail } from './store/case-trail.mongo.js';
import { CaseTrail } from './store/case-trail.port.js';
import { MongoCaseWorld } from './store/case-world.mongo.js';
import { CaseWorld } from './store/case-world.port.js';

const REST_MS = 1_000;

/** The closed loop: cases, their steps, and what works on them beside the requests. */
@Module({})
export class CaseworkModule {
  /** `notices` exports how people are told. */
  static of(options: ConsoleOptions, notices: DynamicModule): DynamicModule {
    return {
      module: CaseworkModule,
      imports: [notices],
      controllers: [CasesController],
      providers: [...ground(options), ...STORES, ...SERVICES, work(options)],
      exports: [CaseStore, CaseWorld, CaseReading, CaseRecorder, Leases, OpenWork],
    };
  }
}

const ground = ({ config, logger }: ConsoleOptions): FactoryProvider[] => [
  { provide: CASE_COLLECTIONS, inject: [DATABASE], useFactory: caseCollectionsOf },
  {
    provide: EventProducer,
    useFactory: () =>
      new EventProducer(createKafka({ ...kafkaAddress(config), clientId: 'hcp-console' }), {
        partitions: config.KAFKA_PARTITIONS,
        replication: config.KAFKA_REPLICATION,
        onAway: () => {
          logger.warn('Kafka is away: decisions wait in the outbox');
        },
        onBack: () => {
          logger.info('Kafka is here: decisions are sent');
        },
      }),
  },
];

const STORES: readonly FactoryProvider[] = [
  {
    provide: CaseStore,
    inject: [CASE_COLLECTIONS],
    useFactory: ({ cases }: CaseCollections) => new MongoCaseStore(cases),
  },
  {
    provide: CaseTrail,
    inject: [CASE_COLLECTIONS],
    useFactory: (collections: CaseCollections) => new MongoCaseTrail(collections),
  },
  {
    provide: CaseWorld,
    inject: [CASE_COLLECTIONS],
    useFactory: (collections: CaseCollections) => new MongoCaseWorld(collections),
  },
  {
    provide: Outbox,
    inject: [CASE_COLLECTIONS],
    useFactory: ({ outbox }: CaseCollections) => new MongoOutbox(outbox),
  },
  {
    provide: Leases,
    inject: [CASE_COLLECTIONS],
    useFactory: ({ leases }: CaseCollections) => new MongoLeases(leases),
  },
];

const SERVICES: readonly FactoryProvider[] = [
  {
    provide: CaseReading,
    inject: [CaseWorld, Places, CALENDAR, RegistryView, Clock],
    useFactory: (
      world: CaseWorld,
      places: Places,
      calendar: WorkCalendar,
      registry: RegistryView,
      clock: Clock,
    ) =>
      new CaseReading({
        ...{ world, places, calendar, clock },
        policies: () => registry.current().policies,
      }),
  },
  {
    provide: CaseRecorder,
    inject: [CaseStore, CaseTrail, Notifier, AuditTrail, SEALER],
    useFactory: (
      cases: CaseStore,
      trail: CaseTrail,
      notifier: Notifier,
      audit: AuditTrail,
      sealer: Sealer,
    ) => new CaseRecorder({ cases, trail, notifier, audit, sealer }),
  },
  {
    provide: OpenWork,
    inject: [CaseStore, CaseReading, CaseRecorder],
    useFactory: (cases: CaseStore, reading: CaseReading, recorder: CaseRecorder) =>
      new OpenRevisitsService({ cases, reading, recorder }),
  },
  {
    provide: CaseEntryService,
    inject: [
      ...[Transactions, CaseStore, AuditTrail, CaseReading, Places, RegistryView, SEALER],
      Clock,
    ],
    useFactory: (
      transactions: Transactions,
      cases: CaseStore,
      audit: AuditTrail,
      reading: CaseReading,
      places: Places,
      registry: RegistryView,
      sealer: Sealer,
      clock: Clock,
    ) =>
      new CaseEntryService({
        ...{ transactions, cases, audit, reading, places, registry, sealer, clock },
      }),
  },
  {
    provide: CaseStepsService,
    inject: [Transactions, CaseStore, CaseTrail, CaseWorld, CaseReading, CaseRecorder],
    useFactory: (
      transactions: Transactions,
      cases: CaseStore,
      trail: CaseTrail,
      world: CaseWorld,
      reading: CaseReading,
      recorder: CaseRecorder,
    ) => new CaseStepsService({ transactions, cases, trail, world, reading, recorder }),
  },
  {
    provide: CasesService,
    inject: [CaseStore, CaseTrail, CaseWorld, CaseReading, SEALER, Clock],
    useFactory: (
      cases: CaseStore,
      trail: CaseTrail,
      world: CaseWorld,
      reading: CaseReading,
      sealer: Sealer,
      clock: Clock,
    ) => new CasesService({ cases, trail, world, reading, sealer, clock }),
  },
  {
    provide: CaseRoutingService,
    inject: [Transactions, CaseStore, CaseReading, CaseRecorder],
    useFactory: (
      transactions: Transactions,
      cases: CaseStore,
      reading: CaseReading,
      recorder: CaseRecorder,
    ) => new CaseRoutingService({ transactions, cases, reading, recorder }),
  },
  {
    provide: CaseClockService,
    inject: [Transactions, CaseStore, Notifier, CaseReading, Clock],
    useFactory: (
      transactions: Transactions,
      cases: CaseStore,
      notifier: Notifier,
      reading: CaseReading,
      clock: Clock,
    ) => new CaseClockService({ transactions, cases, notifier, reading, clock }),
  },
  {
    provide: OutboxPublisherService,
    inject: [Outbox, EventProducer],
    useFactory: (outbox: Outbox, producer: EventProducer) =>
      new OutboxPublisherService(outbox, producer),
  },
];

const work = ({ logger }: ConsoleOptions): FactoryProvider => ({
  provide: CaseworkLifecycle,
  inject: [
    ...[Leases, RegistryView, CaseRoutingService, CaseClockService, OutboxPublisherService],
    EventProducer,
  ],
  useFactory: (
    leases: Leases,
    registry: RegistryView,
    routing: CaseRoutingService,
    clock: CaseClockService,
    publisher: OutboxPublisherService,
    producer: EventProducer,
  ) => {
    // Without the registry nobody knows where a department lies.
    const once =
      (run: Work): Work =>
      (isRunning) =>
        registry.isLoaded() ? run(isRunning) : Promise.resolve(0);
    const worker = (name: string, run: Work) =>
      new LeasedWorker({ name, leases, work: run, restMs: REST_MS, log: logger });
    return new CaseworkLifecycle(
      [
        worker(
          'case-routing',
          once((isRunning) => routing.run(isRunning)),
        ),
        worker(
          'case-clock',
          once((isRunning) => clock.run(isRunning)),
        ),
        worker('case-outbox', () => publisher.run()),
      ],
      producer,
    );
  },
});
