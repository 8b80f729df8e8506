import { Module, type DynamicModule, type FactoryProvider, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { Logger } from '#shared/app/logger.js';
import { liveCalendar } from '#shared/domain/live-calendar.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import { HealthModule } from '#shared/health/health.module.js';
import { HealthService } from '#shared/health/health.service.js';
import { MetricsModule } from '#shared/metrics/metrics.module.js';
import { openMongo, type Db } from '#shared/mongo/connect.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { mongoSecurity } from '#shared/security/mongo-security.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { CoverageService } from './coverage/coverage.service.js';
import { MissingController } from './coverage/missing.controller.js';
import { MissingService } from './coverage/missing.service.js';
import { CoveragePageController } from './coverage/page/coverage-page.controller.js';
import { downloadControllers, downloadProviders } from './downloads/downloads.module.js';
import { MongoExportReader } from './exports/export-reader.mongo.js';
import { ExportsController } from './exports/exports.controller.js';
import { ExportsService } from './exports/exports.service.js';
import { MongoTicketStore } from './exports/ticket-store.mongo.js';
import { honourControllers, honourProviders } from './honour/honours.module.js';
import { AnswerCache } from './http/answer-cache.js';
import { Clock } from './http/clock.js';
import { LOGGER, ProblemFilter } from '#shared/app/problem.filter.js';
import { ReportAnswers } from './http/report-answers.js';
import { queryValidation } from './http/validation.js';
import { LoopController } from './loop/loop.controller.js';
import { LoopService } from './loop/loop.service.js';
import { metricProviders } from './metrics/metrics.module.js';
import { PublicationsController } from './publications/http/publications.controller.js';
import { publicationProviders } from './publications/publications.module.js';
import { publicSiteProviders } from './public-site/public-site.module.js';
import { RankingsController } from './rankings/rankings.controller.js';
import { RankingsService } from './rankings/rankings.service.js';
import { MongoScoreReader } from './reading/score-reader.mongo.js';
import { RegistryDays } from './registry/registry-days.js';
import type { ReportConfig } from './report.config.js';
import { ReportLifecycle } from './report.lifecycle.js';
import { policyOf, type ReportPolicy } from './report.policy.js';
import { readRulesFile } from './scorecards/rules-file.js';
import { ScorecardsController } from './scorecards/scorecards.controller.js';
import { ScorecardsService } from './scorecards/scorecards.service.js';
import { ScoresController } from './scores/scores.controller.js';
import { ScoresService } from './scores/scores.service.js';

const DATABASE = Symbol('database');
const POLICY = Symbol('policy');
const MIB = 1024 * 1024;

export interface ReportOptions {
  readonly config: ReportConfig;
  readonly logger: Logger;
  /** The one that comes with the system; years that were loaded go over it. */
  readonly calendar: WorkCalendar;
  /** Epoch milliseconds; tests choose the day. */
  readonly now?: () => number;
}

/** The wiring of report. */
@Module({})
export class ReportModule {
  static of(options: ReportOptions): DynamicModule {
    return {
      module: ReportModule,
      imports: [HealthModule, MetricsModule.of('report')],
      controllers: [
        RankingsController,
        ScoresController,
        CoverageController,
        MissingController,
        CoveragePageController,
        LoopController,
        ScorecardsController,
        ExportsController,
        ...downloadControllers,
        PublicationsController,
        ...honourControllers,
      ],
      providers: [
        ...edge(options),
        ...backends(options),
        ...reports(options),
        ...metricProviders({ ...options, database: DATABASE }),
        ...downloadProviders({
          database: DATABASE,
          origin: options.config.publicSite.origin,
          now: options.now,
        }),
        ...publicationProviders({ ...options, database: DATABASE, policy: POLICY }),
        ...publicSiteProviders(options),
        ...honourProviders({ ...options, database: DATABASE, policy: POLICY }),
      ],
    };
  }
}

const edge = ({ logger }: ReportOptions): Provider[] => [
  { provide: LOGGER, useValue: logger },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_PIPE, useFactory: queryValidation },
];

const backends = ({ config, logger }: ReportOptions): FactoryProvider[] => [
  { provide: DATABASE, useFactory: () => openMongo(config.MONGODB_URI, mongoSecurity(config)) },
  {
    provide: RegistryWatcher,
    inject: [DATABASE],
    useFactory: (db: Db) => new RegistryWatcher({ db, service: 'report', log: logger }),
  },
  {
    provide: RegistryDays,
    inject: [RegistryWatcher],
    useFactory: (watcher: RegistryWatcher) => new RegistryDays(watcher),
  },
  {
    provide: MongoScoreReader,
    inject: [DATABASE],
    useFactory: (db: Db) => new MongoScoreReader(db),
  },
  {
    provide: ReportAnswers,
    inject: [MongoScoreReader, RegistryDays],
    useFactory: (reader: MongoScoreReader, registry: RegistryDays) =>
      new ReportAnswers(reader, registry, new AnswerCache(config.REPORT_CACHE_MIB * MIB)),
  },
  {
    provide: ReportLifecycle,
    inject: [RegistryWatcher, DATABASE, HealthService],
    useFactory: (watcher: RegistryWatcher, db: Db, health: HealthService) =>
      new ReportLifecycle(watcher, db, health),
  },
];

const policy = ({ config, calendar }: ReportOptions): FactoryProvider<ReportPolicy> => ({
  provide: POLICY,
  inject: [RegistryWatcher],
  useFactory: (registry: RegistryWatcher) => policyOf(config, liveCalendar(calendar, registry)),
});

const reports = (options: ReportOptions): FactoryProvider[] => {
  const { now = Date.now } = options;
  return [
    policy(options),
    { provide: Clock, useFactory: () => new Clock(now) },
    {
      provide: RankingsService,
      inject: [RegistryDays, POLICY],
      useFactory: (registry: RegistryDays, policy: ReportPolicy) =>
        new RankingsService(registry, policy),
    },
    {
      provide: ScoresService,
      inject: [RegistryDays, POLICY],
      useFactory: (registry: RegistryDays, policy: ReportPolicy) =>
        new ScoresService(policy, () => registry.tags),
    },
    { provide: CoverageService, useFactory: () => new CoverageService() },
    { provide: MissingService, useFactory: () => new MissingService() },
    {
      provide: LoopService,
      inject: [RegistryDays, POLICY],
      useFactory: (registry: RegistryDays, policy: ReportPolicy) =>
        new LoopService(registry, policy),
    },
    {
      provide: ScorecardsService,
      inject: [RegistryDays, POLICY, CoverageService, LoopService],
      useFactory: async (
        registry: RegistryDays,
        policy: ReportPolicy,
        coverage: CoverageService,
        loop: LoopService,
      ) => {
        const rules = await readRulesFile(options.config.scorecardFile);
        return new ScorecardsService({ registry, policy, coverage, loop, rules });
      },
    },
    {
      provide: ExportsService,
      inject: [DATABASE, RegistryDays, POLICY],
      useFactory: (db: Db, registry: RegistryDays, policy: ReportPolicy) =>
        new ExportsService({
          tickets: new MongoTicketStore(db),
          reader: new MongoExportReader(db),
          ...{ registry, policy, now, logger: options.logger },
        }),
    },
  ];
};
