import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { createCitizenCodes } from '#shared/crypto/citizen-codes.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import { AuditTrail } from '../audit/audit-trail.port.js';
import { Places } from '../auth/places.js';
import { CaseReading } from '../casework/steps/case-reading.js';
import { CaseRecorder } from '../casework/steps/case-recorder.js';
import { CaseStore } from '../casework/store/case-store.port.js';
import { CaseWorld } from '../casework/store/case-world.port.js';
import { Leases } from '#shared/mongo/leases.port.js';
import { LeasedWorker } from '#shared/app/leased-worker.js';
import { Clock } from '../clock.js';
import type { ConsoleOptions } from '../console.options.js';
import { DATABASE, SEALER } from '../console.tokens.js';
import { Transactions } from '../storage/transactions.port.js';
import { ErasureAskingService } from './persons/erasure-asking.service.js';
import { ErasureRunService } from './persons/erasure-run.service.js';
import { PersonsController } from './persons/persons.controller.js';
import { PersonsService } from './persons/persons.service.js';
import { RevisitPhoneController } from './phone/revisit-phone.controller.js';
import { RevisitPhoneService } from './phone/revisit-phone.service.js';
import { PrivacyLifecycle } from './privacy.lifecycle.js';
import { PRIVACY_COLLECTIONS } from './privacy.tokens.js';
import { RequestFulfilment } from './requests/request-fulfilment.service.js';
import { MongoRequestStore } from './requests/request-store.mongo.js';
import { RequestStore } from './requests/request-store.port.js';
import { RequestsController } from './requests/requests.controller.js';
import { RequestsService } from './requests/requests.service.js';
import { RevealStepsService } from './reveals/reveal-steps.service.js';
import { MongoRevealStore } from './reveals/reveal-store.mongo.js';
import { RevealStore } from './reveals/reveal-store.port.js';
import { RevealsController } from './reveals/reveals.controller.js';
import { RevealsService } from './reveals/reveals.service.js';
import { MongoEnteredPersons } from './storage/entered-persons.mongo.js';
import { EnteredPersons } from './storage/entered-persons.port.js';
import { MongoLeftWords } from './storage/left-words.mongo.js';
import { LeftWords } from './storage/left-words.port.js';
import { MongoPersonalLedger } from './storage/personal-ledger.mongo.js';
import { PersonalLedger } from './storage/personal-ledger.port.js';
import {
  privacyCollectionsOf,
  type PrivacyCollections,
} from './storage/privacy-collections.mongo.js';
import { MongoTicketStore } from './tickets/ticket-store.mongo.js';
import { TicketStore } from './tickets/ticket-store.port.js';
import { TicketsController } from './tickets/tickets.controller.js';
import { TicketsService } from './tickets/tickets.service.js';

const REST_MS = 1_000;

/** Personal data: who may see it, what citizens ask for, and what is erased. */
@Module({})
export class PrivacyModule {
  /** `casework` is the room of the cases, which this one asks. */
  static of(options: ConsoleOptions, casework: DynamicModule): DynamicModule {
    return {
      module: PrivacyModule,
      imports: [casework],
      controllers: [
        ...[RevisitPhoneController, RevealsController, PersonsController, RequestsController],
        TicketsController,
      ],
      providers: [...ground(options), ...STORES, ...SERVICES, tickets(options), work(options)],
    };
  }
}

const ground = ({ keyring }: ConsoleOptions): FactoryProvider[] => [
  { provide: PRIVACY_COLLECTIONS, inject: [DATABASE], useFactory: privacyCollectionsOf },
  {
    provide: LeftWords,
    inject: [PRIVACY_COLLECTIONS, SEALER],
    useFactory: (collections: PrivacyCollections, sealer: Sealer) =>
      new MongoLeftWords(collections, createCitizenCodes(keyring), sealer),
  },
];

const STORES: readonly FactoryProvider[] = [
  {
    provide: PersonalLedger,
    inject: [PRIVACY_COLLECTIONS],
    useFactory: (collections: PrivacyCollections) => new MongoPersonalLedger(collections),
  },
  {
    provide: EnteredPersons,
    inject: [PRIVACY_COLLECTIONS],
    useFactory: ({ cases }: PrivacyCollections) => new MongoEnteredPersons(cases),
  },
  {
    provide: RevealStore,
    inject: [PRIVACY_COLLECTIONS],
    useFactory: ({ reveals }: PrivacyCollections) => new MongoRevealStore(reveals),
  },
  {
    provide: RequestStore,
    inject: [PRIVACY_COLLECTIONS],
    useFactory: ({ requests }: PrivacyCollections) => new MongoRequestStore(requests),
  },
  {
    provide: TicketStore,
    inject: [PRIVACY_COLLECTIONS],
    useFactory: (collections: PrivacyCollections) => new MongoTicketStore(collections.tickets),
  },
];

const SERVICES: readonly FactoryProvider[] = [
  {
    provide: RevisitPhoneService,
    inject: [Transactions, CaseStore, PersonalLedger, AuditTrail, SEALER],
    useFactory: (
      transactions: Transactions,
      cases: CaseStore,
      ledger: PersonalLedger,
      audit: AuditTrail,
      sealer: Sealer,
    ) => new RevisitPhoneService({ transactions, cases, ledger, audit, sealer }),
  },
  {
    provide: RevealsService,
    inject: [Transactions, RevealStore, CaseStore, CaseWorld, AuditTrail, SEALER, Clock],
    useFactory: (
      transactions: Transactions,
      reveals: RevealStore,
      cases: CaseStore,
      world: CaseWorld,
      audit: AuditTrail,
      sealer: Sealer,
      clock: Clock,
    ) => new RevealsService({ transactions, reveals, cases, world, audit, sealer, clock }),
  },
  {
    provide: RevealStepsService,
    inject: [...[Transactions, RevealStore, CaseStore, PersonalLedger, AuditTrail, SEALER, Clock]],
    useFactory: (
      transactions: Transactions,
      reveals: RevealStore,
      cases: CaseStore,
      ledger: PersonalLedger,
      audit: AuditTrail,
      sealer: Sealer,
      clock: Clock,
    ) => new RevealStepsService({ transactions, reveals, cases, ledger, audit, sealer, clock }),
  },
  {
    provide: PersonsService,
    inject: [
      ...[Transactions, PersonalLedger, EnteredPersons, RevealStore, CaseStore, Places],
      ...[AuditTrail, SEALER, Clock],
    ],
    useFactory: (
      transactions: Transactions,
      ledger: PersonalLedger,
      entered: EnteredPersons,
      reveals: RevealStore,
      cases: CaseStore,
      places: Places,
      audit: AuditTrail,
      sealer: Sealer,
      clock: Clock,
    ) =>
      new PersonsService({
        ...{ transactions, ledger, entered, reveals, cases, places, audit, sealer, clock },
      }),
  },
  {
    provide: ErasureAskingService,
    inject: [
      ...[Transactions, PersonalLedger, EnteredPersons, RevealStore, Places, AuditTrail],
      ...[SEALER, Clock],
    ],
    useFactory: (
      transactions: Transactions,
      ledger: PersonalLedger,
      entered: EnteredPersons,
      reveals: RevealStore,
      places: Places,
      audit: AuditTrail,
      sealer: Sealer,
      clock: Clock,
    ) =>
      new ErasureAskingService({
        ...{ transactions, ledger, entered, reveals, places, audit, sealer, clock },
      }),
  },
  {
    provide: ErasureRunService,
    inject: [
      ...[Transactions, RevealStore, PersonalLedger, EnteredPersons, LeftWords, Places],
      ...[AuditTrail, Clock],
    ],
    useFactory: (
      transactions: Transactions,
      reveals: RevealStore,
      ledger: PersonalLedger,
      entered: EnteredPersons,
      words: LeftWords,
      places: Places,
      audit: AuditTrail,
      clock: Clock,
    ) =>
      new ErasureRunService({
        ...{ transactions, reveals, ledger, entered, words, places, audit, clock },
      }),
  },
  {
    provide: RequestFulfilment,
    inject: [CaseStore, CaseReading, CaseRecorder, PersonalLedger, LeftWords],
    useFactory: (
      cases: CaseStore,
      reading: CaseReading,
      recorder: CaseRecorder,
      ledger: PersonalLedger,
      words: LeftWords,
    ) => new RequestFulfilment({ cases, reading, recorder, ledger, words }),
  },
  {
    provide: RequestsService,
    inject: [
      ...[Transactions, RequestStore, RequestFulfilment, CaseStore, CaseWorld, Places],
      ...[AuditTrail, SEALER, Clock],
    ],
    useFactory: (
      transactions: Transactions,
      requests: RequestStore,
      fulfilment: RequestFulfilment,
      cases: CaseStore,
      world: CaseWorld,
      places: Places,
      audit: AuditTrail,
      sealer: Sealer,
      clock: Clock,
    ) =>
      new RequestsService({
        ...{ transactions, requests, fulfilment, cases, world, places, audit, sealer, clock },
      }),
  },
];

const tickets = ({ config }: ConsoleOptions): FactoryProvider => ({
  provide: TicketsService,
  inject: [Transactions, TicketStore, Places, AuditTrail, Clock],
  useFactory: (
    transactions: Transactions,
    store: TicketStore,
    places: Places,
    audit: AuditTrail,
    clock: Clock,
  ) => {
    const reportUrl = config.HCP_REPORT_PUBLIC_URL ?? config.HCP_REPORT_URL;
    return new TicketsService({ transactions, tickets: store, places, audit, clock, reportUrl });
  },
});

const work = ({ logger }: ConsoleOptions): FactoryProvider => ({
  provide: PrivacyLifecycle,
  inject: [Leases, RegistryView, ErasureRunService],
  useFactory: (leases: Leases, registry: RegistryView, erasures: ErasureRunService) =>
    new PrivacyLifecycle(
      new LeasedWorker({
        ...{ name: 'erasures', leases, restMs: REST_MS, log: logger },
        // Without the registry nobody knows what lies in an area.
        work: (isRunning) => (registry.isLoaded() ? erasures.run(isRunning) : Promise.resolve(0)),
      }),
    ),
});
