import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { Registry as MetricsRegistry } from 'prom-client';
import { calendarOf } from '#shared/calendar/calendar-file.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { liveCalendar } from '#shared/domain/live-calendar.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import { HealthModule } from '#shared/health/health.module.js';
import { HealthService } from '#shared/health/health.service.js';
import { MetricsModule } from '#shared/metrics/metrics.module.js';
import { openMongo, type Db } from '#shared/mongo/connect.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { mongoSecurity } from '#shared/security/mongo-security.js';
import { AnchorKeeper } from './audit/anchor-keeper.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import type { FirstAdministratorParts } from './auth/users/first-administrator.js';
import { CaseworkModule } from './casework/casework.module.js';
import { Clock } from './clock.js';
import { ConsoleLifecycle } from './console.lifecycle.js';
import { ConsoleMetrics } from './console.metrics.js';
import type { ConsoleOptions } from './console.options.js';
import { CALENDAR, COLLECTIONS, DATABASE, FIRST_ADMINISTRATOR, SEALER } from './console.tokens.js';
import { FiguresModule } from './figures/figures.module.js';
import { LOGGER, ProblemFilter } from '#shared/app/problem.filter.js';
import { requestValidation } from './http/validation.js';
import { HonoursModule } from './honours/honours.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { RegistryRoomModule } from './registry/registry-room.module.js';
import { consoleCollectionsOf } from './storage/console-collections.mongo.js';
import { MongoTransactions } from './storage/transactions.mongo.js';
import { Transactions } from './storage/transactions.port.js';
import { BoardModule } from './supervision/board/board.module.js';
import { FlagsModule } from './supervision/flags/flags.module.js';

/** The wiring of console: what all rooms stand on, and the rooms. */
@Module({})
export class ConsoleModule {
  static of(options: ConsoleOptions): DynamicModule {
    const notices = NoticesModule.of(options);
    const casework = CaseworkModule.of(options, notices);
    return {
      module: ConsoleModule,
      imports: [
        HealthModule,
        MetricsModule.of('console'),
        GroundModule.of(options),
        AuditModule.of(options),
        AuthModule.of(options, casework),
        notices,
        casework,
        PrivacyModule.of(options, casework),
        BoardModule,
        FlagsModule.of(casework),
        HonoursModule.of(options, casework),
        RegistryRoomModule.of(options),
        FiguresModule.of(options),
      ],
      providers: [...edge(options), lifecycle(options)],
    };
  }
}

/** What all rooms stand on: the database, the registry, the clock, the calendar, the sealer. */
@Global()
@Module({})
class GroundModule {
  static of({ config, keyring, logger, now }: ConsoleOptions): DynamicModule {
    const providers: Provider[] = [
      { provide: Clock, useFactory: () => new Clock(now) },
      { provide: DATABASE, useFactory: () => openMongo(config.MONGODB_URI, mongoSecurity(config)) },
      { provide: COLLECTIONS, inject: [DATABASE], useFactory: consoleCollectionsOf },
      {
        provide: Transactions,
        inject: [DATABASE],
        useFactory: (db: Db) => new MongoTransactions(db),
      },
      {
        provide: RegistryWatcher,
        inject: [DATABASE],
        useFactory: (db: Db) => new RegistryWatcher({ db, service: 'console', log: logger }),
      },
      { provide: RegistryView, useExisting: RegistryWatcher },
      {
        provide: CALENDAR,
        inject: [RegistryView],
        useFactory: async (registry: RegistryView) =>
          liveCalendar(await calendarOf(config.HCP_CALENDAR_FILE), registry),
      },
      { provide: SEALER, useFactory: () => createSealer(keyring) },
      {
        provide: ConsoleMetrics,
        inject: [MetricsRegistry],
        useFactory: (registry: MetricsRegistry) => new ConsoleMetrics(registry),
      },
    ];
    return {
      module: GroundModule,
      providers,
      exports: [
        ...[Clock, DATABASE, COLLECTIONS, Transactions, RegistryWatcher, RegistryView],
        ...[CALENDAR, SEALER, ConsoleMetrics],
      ],
    };
  }
}

const edge = ({ logger }: ConsoleOptions): Provider[] => [
  { provide: LOGGER, useValue: logger },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_PIPE, useFactory: requestValidation },
];

const lifecycle = ({ logger, say }: ConsoleOptions): Provider => ({
  provide: ConsoleLifecycle,
  inject: [RegistryWatcher, AnchorKeeper, DATABASE, HealthService, FIRST_ADMINISTRATOR],
  useFactory: (
    watcher: RegistryWatcher,
    anchors: AnchorKeeper,
    db: Db,
    health: HealthService,
    first: FirstAdministratorParts,
  ) => new ConsoleLifecycle({ watcher, anchors, db, health, logger, first, say }),
});
