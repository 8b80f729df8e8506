import type { FactoryProvider } from '@nestjs/common';
import { Registry as MetricsRegistry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { Db } from '#shared/mongo/connect.js';
import { CoverageService } from '../coverage/coverage.service.js';
import { Clock } from '../http/clock.js';
import { LoopService } from '../loop/loop.service.js';
import { MongoScoreReader } from '../reading/score-reader.mongo.js';
import { RegistryDays } from '../registry/registry-days.js';
import type { ReportConfig } from '../report.config.js';
import { areaInfoGauge } from './area-info.js';
import { AreaMetrics } from './area-metrics.js';
import { CaseMetrics } from './case-metrics.js';
import { CoverageMetrics } from './coverage-metrics.js';
import { MongoFlagCounts } from './flag-counts.mongo.js';
import { FlagMetrics } from './flag-metrics.js';
import { MongoOpenCaseCounts } from './open-cases.mongo.js';
import { MongoSourceArrivals } from './source-arrivals.mongo.js';
import { SourceMetrics } from './source-metrics.js';
import { MongoUpkeepReader } from './upkeep-reader.mongo.js';

const AREA_INFO = Symbol('area info');

export interface MetricsOptions {
  readonly config: ReportConfig;
  readonly logger: Logger;
  /** The token of the database. */
  readonly database: symbol;
}

/** What report shows of scores, cases, coverage, flags and sources to whoever scrapes it. */
export const metricProviders = ({
  logger,
  config,
  database,
}: MetricsOptions): FactoryProvider[] => [
  {
    provide: AREA_INFO,
    inject: [MetricsRegistry, RegistryDays, Clock],
    useFactory: (registry: MetricsRegistry, days: RegistryDays, clock: Clock) =>
      areaInfoGauge(registry, days, clock),
  },
  {
    provide: CoverageMetrics,
    inject: [MetricsRegistry, MongoScoreReader, CoverageService, RegistryDays, Clock],
    useFactory: (
      registry: MetricsRegistry,
      reader: MongoScoreReader,
      coverage: CoverageService,
      days: RegistryDays,
      clock: Clock,
    ) => new CoverageMetrics(registry, { reader, coverage, days, clock, logger }),
  },
  {
    provide: SourceMetrics,
    inject: [MetricsRegistry, database, RegistryDays, Clock],
    useFactory: (registry: MetricsRegistry, db: Db, days: RegistryDays, clock: Clock) =>
      new SourceMetrics(registry, { arrivals: new MongoSourceArrivals(db), days, clock, logger }),
  },
  {
    provide: FlagMetrics,
    inject: [MetricsRegistry, database, RegistryDays, Clock],
    useFactory: (registry: MetricsRegistry, db: Db, days: RegistryDays, clock: Clock) =>
      new FlagMetrics(registry, { flags: new MongoFlagCounts(db), days, clock, logger }),
  },
  {
    provide: CaseMetrics,
    inject: [MetricsRegistry, MongoScoreReader, database, LoopService, RegistryDays, Clock],
    useFactory: (
      registry: MetricsRegistry,
      reader: MongoScoreReader,
      db: Db,
      loop: LoopService,
      days: RegistryDays,
      clock: Clock,
    ) =>
      new CaseMetrics(registry, {
        cases: new MongoOpenCaseCounts(db),
        ...{ reader, loop, days, clock, logger },
      }),
  },
  {
    provide: AreaMetrics,
    inject: [MetricsRegistry, MongoScoreReader, database, RegistryDays, Clock],
    useFactory: (
      registry: MetricsRegistry,
      reader: MongoScoreReader,
      db: Db,
      days: RegistryDays,
      clock: Clock,
    ) =>
      new AreaMetrics(registry, {
        reader,
        upkeep: new MongoUpkeepReader(db),
        days,
        clock,
        logger,
        weights: config.weights,
      }),
  },
];
