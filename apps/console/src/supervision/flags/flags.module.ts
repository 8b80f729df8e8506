import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { createSealer, type Sealer } from '#shared/crypto/sealer.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import type { Db } from '#shared/mongo/connect.js';
import { AuditTrail } from '../../audit/audit-trail.port.js';
import { Clock } from '../../clock.js';
import type { ConsoleOptions } from '../../console.options.js';
import { DATABASE } from '../../console.tokens.js';
import { Transactions } from '../../storage/transactions.port.js';
import { flagCollectionsOf } from './flag-collections.mongo.js';
import { FlagJudgingService } from './flag-judging.service.js';
import { MongoFlagStore } from './flag-store.mongo.js';
import { FlagStore } from './flag-store.port.js';
import { FlagsController } from './flags.controller.js';
import { FlagsService } from './flags.service.js';

const FLAG_SEALER = Symbol('flag-sealer');

/** The flags that the aggregator found, and what people judge of them. */
@Module({})
export class FlagsModule {
  static of(options: ConsoleOptions): DynamicModule {
    return {
      module: FlagsModule,
      controllers: [FlagsController],
      providers: providersOf(options),
    };
  }
}

const providersOf = ({ keyring }: ConsoleOptions): FactoryProvider[] => [
  { provide: FLAG_SEALER, useFactory: () => createSealer(keyring) },
  {
    provide: FlagStore,
    inject: [DATABASE],
    useFactory: (db: Db) => new MongoFlagStore(flagCollectionsOf(db)),
  },
  {
    provide: FlagsService,
    inject: [FlagStore, RegistryView, FLAG_SEALER, Clock],
    useFactory: (flags: FlagStore, registry: RegistryView, sealer: Sealer, clock: Clock) =>
      new FlagsService({ flags, registry, sealer, clock }),
  },
  {
    provide: FlagJudgingService,
    inject: [Transactions, FlagStore, AuditTrail, FLAG_SEALER, Clock],
    useFactory: (
      transactions: Transactions,
      flags: FlagStore,
      audit: AuditTrail,
      sealer: Sealer,
      clock: Clock,
    ) => new FlagJudgingService({ transactions, flags, audit, sealer, clock }),
  },
];
