import type { FactoryProvider } from '@nestjs/common';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { RegistryDays } from '../registry/registry-days.js';
import type { ReportConfig } from '../report.config.js';
import type { ReportPolicy } from '../report.policy.js';
import { MongoHonourCases } from './honour-cases.mongo.js';
import { honourRulesOf } from './honours.config.js';
import { HonoursController } from './honours.controller.js';
import { HonoursService } from './honours.service.js';

export const honourControllers = [HonoursController];

/** What the lists need of the rest of report: its options, and under which tokens the rest is. */
export interface HonoursOptions {
  readonly config: ReportConfig;
  readonly database: symbol;
  readonly policy: symbol;
}

/** The wiring of the red and black lists. */
export const honourProviders = ({
  config,
  database,
  policy,
}: HonoursOptions): FactoryProvider[] => [
  {
    provide: HonoursService,
    inject: [RegistryDays, database, policy],
    useFactory: (registry: RegistryDays, db: Db, chosen: ReportPolicy) =>
      new HonoursService(
        registry,
        new MongoHonourCases(collectionsOf(db)),
        chosen,
        honourRulesOf(config),
      ),
  },
];
