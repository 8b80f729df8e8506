import { Module, type DynamicModule, type FactoryProvider, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { Logger } from '#shared/app/logger.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import { HealthModule } from '#shared/health/health.module.js';
import { HealthService } from '#shared/health/health.service.js';
import { MetricsModule } from '#shared/metrics/metrics.module.js';
import { openMongo, type Db } from '#shared/mongo/connect.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { AnswerCache } from './http/answer-cache.js';
import { LOGGER, ProblemFilter } from './http/problem.filter.js';
import { ReportAnswers } from './http/report-answers.js';
import { queryValidation } from './http/validation.js';
import { RankingsController } from './rankings/rankings.controller.js';
import { RankingsService } from './rankings/rankings.service.js';
import { MongoScoreReader } from './reading/score-reader.mongo.js';
import { RegistryDays } from './registry/registry-days.js';
import type { ReportConfig } from './report.config.js';
import { ReportLifecycle } from './report.lifecycle.js';

const DATABASE = Symbol('database');
const MIB = 1024 * 1024;

export interface ReportOptions {
  readonly config: ReportConfig;
  readonly logger: Logger;
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
      imports: [HealthModule, MetricsModule],
      controllers: [RankingsController],
      providers: [...edge(options), ...backends(options), ...rankings(options)],
    };
  }
}

const edge = ({ logger }: ReportOptions): Provider[] => [
  { provide: LOGGER, useValue: logger },
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_PIPE, useFactory: queryValidation },
];

const backends = ({ config, logger }: ReportOptions): FactoryProvider[] => [
  { provide: DATABASE, useFactory: () => openMongo(config.MONGODB_URI) },
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

const rankings = ({ config, calendar, now = Date.now }: ReportOptions): FactoryProvider[] => [
  {
    provide: RankingsService,
    inject: [RegistryDays],
    useFactory: (registry: RegistryDays) =>
      new RankingsService(
        registry,
        {
          minimumSample: config.HCP_MINIMUM_SAMPLE,
          weights: config.weights,
          windowDays: config.HCP_RATING_WINDOW_DAYS,
          calendar,
        },
        now,
      ),
  },
];
