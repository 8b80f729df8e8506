import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import type { Sealer } from '#shared/crypto/sealer.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import type { Db } from '#shared/mongo/connect.js';
import { AuditTrail } from '../../audit/audit-trail.port.js';
import { CaseWorld } from '../../casework/store/case-world.port.js';
import { Clock } from '../../clock.js';
import { DATABASE, SEALER } from '../../console.tokens.js';
import { Transactions } from '../../storage/transactions.port.js';
import { flagCollectionsOf } from './flag-collections.mongo.js';
import { FlagJudgingService } from './flag-judging.service.js';
import { MongoFlagStore } from './flag-store.mongo.js';
import { FlagStore } from './flag-store.port.js';
import { FlagsController } from './flags.controller.js';
import { FlagsService } from './flags.service.js';

/** The flags that the aggregator found, and what people judge of them. */
@Module({})
export class FlagsModule {
  /** `casework` is the room of the cases, which knows people's names. */
  static of(casework: DynamicModule): DynamicModule {
    return {
      module: FlagsModule,
      imports: [casework],
      controllers: [FlagsController],
      providers: PROVIDERS,
    };
  }
}

const PROVIDERS: FactoryProvider[] = [
  {
    provide: FlagStore,
    inject: [DATABASE],
    useFactory: (db: Db) => new MongoFlagStore(flagCollectionsOf(db)),
  },
  {
    provide: FlagsService,
    inject: [FlagStore, CaseWorld, RegistryView, SEALER, Clock],
    useFactory: (
      flags: FlagStore,
      world: CaseWorld,
      registry: RegistryView,
      sealer: Sealer,
      clock: Clock,
    ) => new FlagsService({ flags, world, registry, sealer, clock }),
  },
  {
    provide: FlagJudgingService,
    inject: [Transactions, FlagStore, AuditTrail, SEALER, Clock],
    useFactory: (
      transactions: Transactions,
      flags: FlagStore,
      audit: AuditTrail,
      sealer: Sealer,
      clock: Clock,
    ) => new FlagJudgingService({ transactions, flags, audit, sealer, clock }),
  },
];
