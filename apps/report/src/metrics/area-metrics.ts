import type { Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { Day } from '#shared/domain/china-time.js';
import { indicatorsOf, type Indicators, type LevelWeights } from '#shared/domain/indicators.js';
import { dayPeriod } from '#shared/domain/period.js';
import { periodOf, type Clock } from '../http/clock.js';
import type { ScoreReader, ScoreSnapshot } from '../reading/score-reader.port.js';
import type { RegistryDay } from '../registry/registry-day.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { labelledAreas } from './area-figures.js';
import type { Sample } from './sample.js';
import { ScrapedGauges, type Samples } from './scraped-gauges.js';
import type { UpkeepReader } from './upkeep-reader.port.js';

const PERIODS = ['today', 'month'] as const;

const AREA_LABELS = ['area', 'period'] as const;
const SPECS = {
  hcp_area_good_rate: { help: '好评率 of an area’s subtree', labels: AREA_LABELS },
  hcp_area_active_rate: { help: '主动评价率 of an area’s subtree', labels: AREA_LABELS },
  hcp_area_valid: { help: 'Valid chosen ratings of an area’s subtree', labels: AREA_LABELS },
  hcp_area_due: { help: '应评数 of an area’s subtree', labels: AREA_LABELS },
  hcp_reconcile_difference: {
    help: 'Events that the last hcp reconcile found lost or double',
    labels: [],
  },
  hcp_reconcile_last_run_timestamp_seconds: {
    help: 'When the last hcp reconcile ended',
    labels: [],
  },
} as const;

type Name = keyof typeof SPECS;
type AreaSamples = Pick<Samples<Name>, Extract<Name, `hcp_area_${string}`>>;

export interface MetricSources {
  readonly reader: ScoreReader;
  readonly upkeep: UpkeepReader;
  readonly days: RegistryDays;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly weights: LevelWeights;
}

/** The gauges of scores, and of the last reconciliation. */
export class AreaMetrics {
  /** What was made of the scores that were read last. */
  private known: { readonly basis: string; readonly samples: AreaSamples } | undefined;

  constructor(
    registry: Registry,
    private readonly sources: MetricSources,
  ) {
    new ScrapedGauges(registry, {
      specs: SPECS,
      read: () => this.read(),
      logger: sources.logger,
      fault: 'the metrics of areas cannot be read',
    });
  }

  private async read(): Promise<Samples<Name>> {
    const { clock, days, upkeep, reader } = this.sources;
    const today = clock.today();
    const view = days.on(today);
    const last = await upkeep.lastReconcile();
    return {
      ...(await reader.read((snapshot) => this.areaSamples(snapshot, view, today))),
      hcp_reconcile_difference: single(last?.differences),
      hcp_reconcile_last_run_timestamp_seconds: single(last && last.at.getTime() / 1_000),
    };
  }

  private async areaSamples(
    snapshot: ScoreSnapshot,
    view: RegistryDay,
    today: Day,
  ): Promise<AreaSamples> {
    const basis = `${snapshot.position.version} ${this.sources.days.version} ${today}`;
    if (this.known?.basis === basis) return this.known.samples;
    const spans = [dayPeriod(today), periodOf(undefined, today)].map((period) => ({
      ...{ period, openDays: [] },
    }));
    const tallies = await snapshot.departments(spans, new Set(view.departments.keys()));
    const rows = tallies.flatMap((departments, i) =>
      Array.from(labelledAreas(view, departments), ([area, { counts }]) => ({
        labels: { area, period: PERIODS[i] ?? '' },
        figures: indicatorsOf(counts, 0, 'all', this.sources.weights),
      })),
    );
    const samplesOf = (figure: keyof Indicators): Sample[] =>
      rows.flatMap(({ labels, figures }) => {
        const value = figures[figure];
        return value === null ? [] : [{ labels, value }];
      });
    const samples = {
      hcp_area_good_rate: samplesOf('goodRate'),
      hcp_area_active_rate: samplesOf('activeRate'),
      hcp_area_valid: samplesOf('valid'),
      hcp_area_due: samplesOf('due'),
    };
    this.known = { basis, samples };
    return samples;
  }
}

const single = (value: number | undefined): Sample[] =>
  value === undefined ? [] : [{ labels: {}, value }];
