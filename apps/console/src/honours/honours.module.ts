import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { Db } from '#shared/mongo/connect.js';
import { AuditTrail } from '../audit/audit-trail.port.js';
import { Places } from '../auth/places.js';
import { CaseWorld } from '../casework/store/case-world.port.js';
import { Clock } from '../clock.js';
import type { ConsoleOptions } from '../console.options.js';
import { CALENDAR, DATABASE, SEALER } from '../console.tokens.js';
import { HttpReportFigures } from '../figures/report-figures.http.js';
import { Transactions } from '../storage/transactions.port.js';
import { HonourDraftingService } from './honour-drafting.service.js';
import { HonourStepsService } from './honour-steps.service.js';
import { honoursOf, MongoHonourStore } from './honour-store.mongo.js';
import { HonourStore } from './honour-store.port.js';
import { HonoursController } from './honours.controller.js';
import { HonoursService } from './honours.service.js';

/** The red and black lists, from draft to publishing. */
@Module({})
export class HonoursModule {
  /** `casework` is the room of the cases, which knows people's names. */
  static of(options: ConsoleOptions, casework: DynamicModule): DynamicModule {
    return {
      module: HonoursModule,
      imports: [casework],
      controllers: [HonoursController],
      providers: providers(options),
    };
  }
}

const providers = ({ config, logger }: ConsoleOptions): FactoryProvider[] => [
  {
    provide: HonourStore,
    inject: [DATABASE],
    useFactory: (db: Db) => new MongoHonourStore(honoursOf(db)),
  },
  {
    provide: HonoursService,
    inject: [HonourStore, CaseWorld, SEALER],
    useFactory: (honours: HonourStore, world: CaseWorld, sealer: Sealer) =>
      new HonoursService({ honours, world, sealer }),
  },
  {
    provide: HonourDraftingService,
    inject: [Transactions, HonourStore, Places, AuditTrail, Clock],
    useFactory: (
      transactions: Transactions,
      honours: HonourStore,
      places: Places,
      audit: AuditTrail,
      clock: Clock,
    ) => {
      const figures = new HttpReportFigures({ url: config.HCP_REPORT_URL, logger });
      return new HonourDraftingService({ transactions, honours, figures, places, audit, clock });
    },
  },
  {
    provide: HonourStepsService,
    inject: [Transactions, HonourStore, AuditTrail, SEALER, CALENDAR, Clock],
    useFactory: (
      transactions: Transactions,
      honours: HonourStore,
      audit: AuditTrail,
      sealer: Sealer,
      calendar: WorkCalendar,
      clock: Clock,
    ) =>
      new HonourStepsService({
        ...{ transactions, honours, audit, sealer, calendar, clock },
        noticeDays: config.HCP_HONOUR_NOTICE_DAYS,
      }),
  },
];
