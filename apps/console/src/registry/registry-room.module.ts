import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { Registry as MetricsRegistry } from 'prom-client';
import { createSecretBox } from '#shared/crypto/source-secret.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { Db } from '#shared/mongo/connect.js';
import { AuditTrail } from '../audit/audit-trail.port.js';
import { Places } from '../auth/places.js';
import { Clock } from '../clock.js';
import type { ConsoleOptions } from '../console.options.js';
import { CALENDAR, DATABASE } from '../console.tokens.js';
import { Transactions } from '../storage/transactions.port.js';
import { calendarMissingGauge } from './calendar/calendar-metrics.js';
import { MongoCalendarStore } from './calendar/calendar-store.mongo.js';
import { CalendarStore } from './calendar/calendar-store.port.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarService } from './calendar/calendar.service.js';
import { EntriesController } from './entries/entries.controller.js';
import { EntriesService } from './entries/entries.service.js';
import { EntryAccess } from './entries/entry-access.js';
import { EntryEditingService } from './entries/entry-editing.service.js';
import { EntryPlaces } from './entries/entry-places.js';
import { MongoRegistryStore } from './entries/registry-store.mongo.js';
import { RegistryStore } from './entries/registry-store.port.js';
import { ImportController } from './import/import.controller.js';
import { ImportService } from './import/import.service.js';
import { KeysController } from './keys/keys.controller.js';
import { KeysService } from './keys/keys.service.js';
import { MongoSourceKeyStore } from './keys/source-key-store.mongo.js';
import { SourceKeyStore } from './keys/source-key-store.port.js';
import { PoliciesController } from './policies/policies.controller.js';
import { PoliciesService } from './policies/policies.service.js';
import { MongoPolicyStore } from './policies/policy-store.mongo.js';
import { PolicyStore } from './policies/policy-store.port.js';

const CALENDAR_MISSING = Symbol('calendar-missing');

/** What the system knows of the world, as officers keep it. */
@Module({})
export class RegistryRoomModule {
  static of(options: ConsoleOptions): DynamicModule {
    return {
      module: RegistryRoomModule,
      controllers: [
        // What has a name of its own goes before what any part may be called.
        ...[CalendarController, KeysController, ImportController, EntriesController],
        PoliciesController,
      ],
      providers: [...STORES, ...ENTRIES, keys(options), policies(), ...CALENDAR_ROOM],
    };
  }
}

const STORES: readonly FactoryProvider[] = [
  {
    provide: RegistryStore,
    inject: [DATABASE],
    useFactory: (db: Db) => new MongoRegistryStore(db),
  },
  {
    provide: SourceKeyStore,
    inject: [DATABASE],
    useFactory: (db: Db) => new MongoSourceKeyStore(db),
  },
  { provide: PolicyStore, inject: [DATABASE], useFactory: (db: Db) => new MongoPolicyStore(db) },
  {
    provide: CalendarStore,
    inject: [DATABASE],
    useFactory: (db: Db) => new MongoCalendarStore(db),
  },
];

const ENTRIES: readonly FactoryProvider[] = [
  {
    provide: EntryPlaces,
    inject: [RegistryView, Places],
    useFactory: (registry: RegistryView, places: Places) => new EntryPlaces(registry, places),
  },
  {
    provide: EntryAccess,
    inject: [EntryPlaces],
    useFactory: (places: EntryPlaces) => new EntryAccess(places),
  },
  {
    provide: EntriesService,
    inject: [RegistryView, RegistryStore, EntryAccess, EntryPlaces, Clock],
    useFactory: (
      registry: RegistryView,
      store: RegistryStore,
      access: EntryAccess,
      places: EntryPlaces,
      clock: Clock,
    ) => new EntriesService({ registry, store, access, places, clock }),
  },
  {
    provide: EntryEditingService,
    inject: [Transactions, RegistryStore, EntryAccess, AuditTrail],
    useFactory: (
      transactions: Transactions,
      store: RegistryStore,
      access: EntryAccess,
      audit: AuditTrail,
    ) => new EntryEditingService({ transactions, store, access, audit }),
  },
  {
    provide: ImportService,
    inject: [Transactions, RegistryStore, EntryAccess, AuditTrail],
    useFactory: (
      transactions: Transactions,
      store: RegistryStore,
      access: EntryAccess,
      audit: AuditTrail,
    ) => new ImportService({ transactions, store, access, audit }),
  },
];

const keys = ({ keyring }: ConsoleOptions): FactoryProvider => ({
  provide: KeysService,
  inject: [
    ...[Transactions, RegistryStore, SourceKeyStore, RegistryView, EntryPlaces, AuditTrail, Clock],
  ],
  useFactory: (
    transactions: Transactions,
    store: RegistryStore,
    all: SourceKeyStore,
    registry: RegistryView,
    places: EntryPlaces,
    audit: AuditTrail,
    clock: Clock,
  ) =>
    new KeysService({
      ...{ transactions, store, keys: all, registry, places, audit, clock },
      box: createSecretBox(keyring),
    }),
});

const policies = (): FactoryProvider => ({
  provide: PoliciesService,
  inject: [Transactions, RegistryStore, PolicyStore, RegistryView, Places, AuditTrail, Clock],
  useFactory: (
    transactions: Transactions,
    store: RegistryStore,
    all: PolicyStore,
    registry: RegistryView,
    places: Places,
    audit: AuditTrail,
    clock: Clock,
  ) =>
    new PoliciesService({
      ...{ transactions, store, policies: all, registry, places, audit, clock },
    }),
});

const CALENDAR_ROOM: readonly FactoryProvider[] = [
  {
    provide: CalendarService,
    inject: [
      ...[Transactions, RegistryStore, CalendarStore, RegistryView, CALENDAR, AuditTrail, Clock],
    ],
    useFactory: (
      transactions: Transactions,
      store: RegistryStore,
      years: CalendarStore,
      registry: RegistryView,
      calendar: WorkCalendar,
      audit: AuditTrail,
      clock: Clock,
    ) =>
      new CalendarService({
        ...{ transactions, store, years, registry, calendar, audit, clock },
      }),
  },
  {
    provide: CALENDAR_MISSING,
    inject: [MetricsRegistry, CalendarService],
    useFactory: (register: MetricsRegistry, service: CalendarService) =>
      calendarMissingGauge(register, () => service.missing()),
  },
];
