import { Gauge, type Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { Day } from '#shared/domain/china-time.js';
import { indicatorsOf, type Indicators, type LevelWeights } from '#shared/domain/indicators.js';
import { dayPeriod, monthPeriod } from '#shared/domain/period.js';
import type { Clock } from '../http/clock.js';
import type { ScoreReader } from '../reading/score-reader.port.js';
import type { RegistryDay } from '../registry/registry-day.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { labelledAreas } from './area-figures.js';
import type { Sample } from './sample.js';
import type { UpkeepReader } from './upkeep-reader.port.js';

/** Scrapes that come closer together are answered from what the last one read. */
const FRESH_MS = 2_000;

const PERIODS = ['today', 'month'] as const;

type GaugeName =
  | 'hcp_area_good_rate'
  | 'hcp_area_active_rate'
  | 'hcp_area_valid'
  | 'hcp_area_due'
  | 'hcp_reconcile_difference';

const NOTHING: Readonly<Record<GaugeName, readonly Sample[]>> = {
  hcp_area_good_rate: [],
  hcp_area_active_rate: [],
  hcp_area_valid: [],
  hcp_area_due: [],
  hcp_reconcile_difference: [],
};

export interface MetricSources {
  readonly reader: ScoreReader;
  readonly upkeep: UpkeepReader;
  readonly days: RegistryDays;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly weights: LevelWeights;
}

/** The gauges of report, read from the scores when they are scraped, and only then. */
export class AreaMetrics {
  private readonly gauges: Readonly<Record<GaugeName, Gauge>>;
  private samples: Readonly<Record<GaugeName, readonly Sample[]>> = NOTHING;
  private basis = '';
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(
    registry: Registry,
    private readonly sources: MetricSources,
  ) {
    const gauge = (name: GaugeName, help: string, labelNames: string[]): Gauge =>
      new Gauge({
        name,
        help,
        labelNames,
        registers: [registry],
        collect: () => this.collect(name),
      });
    const area = ['area', 'period'];
    this.gauges = {
      hcp_area_good_rate: gauge('hcp_area_good_rate', '好评率 of an area’s subtree', area),
      hcp_area_active_rate: gauge('hcp_area_active_rate', '主动评价率 of an area’s subtree', area),
      hcp_area_valid: gauge('hcp_area_valid', 'Valid chosen ratings of an area’s subtree', area),
      hcp_area_due: gauge('hcp_area_due', '应评数 of an area’s subtree', area),
      hcp_reconcile_difference: gauge(
        'hcp_reconcile_difference',
        'Events that the last hcp reconcile found lost or double',
        [],
      ),
    };
  }

  /** A scrape collects every gauge; the first one reads for all of them. */
  private async collect(name: GaugeName): Promise<void> {
    this.reading ??= this.refresh().finally(() => {
      this.reading = undefined;
    });
    await this.reading;
    const gauge = this.gauges[name];
    gauge.reset();
    // prom-client shows a gauge without labels as 0; without data it is to be absent.
    if (name === 'hcp_reconcile_difference') gauge.remove();
    for (const { labels, value } of this.samples[name]) gauge.set(labels, value);
  }

  private async refresh(): Promise<void> {
    if (performance.now() - this.readAt < FRESH_MS) return;
    try {
      const today = this.sources.clock.today();
      const view = this.sources.days.on(today);
      const difference = await this.sources.upkeep.reconcileDifference();
      this.samples = {
        ...this.samples,
        ...(await this.areaSamples(view, today)),
        hcp_reconcile_difference:
          difference === undefined ? [] : [{ labels: {}, value: difference }],
      };
    } catch (error) {
      // A scrape of the other metrics goes on; what is not known is absent.
      this.sources.logger.warn({ reason: String(error) }, 'the metrics of areas cannot be read');
      this.samples = NOTHING;
      this.basis = '';
    }
    this.readAt = performance.now();
  }

  private areaSamples(view: RegistryDay, today: Day): Promise<Partial<typeof this.samples>> {
    return this.sources.reader.read(async (snapshot) => {
      const basis = `${snapshot.position.version} ${this.sources.days.version} ${today}`;
      if (basis === this.basis) return {};
      const month = monthPeriod(Number(today.slice(0, 4)), Number(today.slice(5, 7)));
      const spans = [dayPeriod(today), month].map((period) => ({ period, openDays: [] }));
      const tallies = await snapshot.departments(spans, new Set(view.departments.keys()));
      const rows = tallies.flatMap((departments, i) =>
        Array.from(labelledAreas(view, departments), ([area, { counts }]) => ({
          labels: { area, period: PERIODS[i] ?? '' },
          figures: indicatorsOf(counts, 0, 'all', this.sources.weights),
        })),
      );
      this.basis = basis;
      const samples = (figure: keyof Indicators): Sample[] =>
        rows.flatMap(({ labels, figures }) => {
          const value = figures[figure];
          return value === null ? [] : [{ labels, value }];
        });
      return {
        hcp_area_good_rate: samples('goodRate'),
        hcp_area_active_rate: samples('activeRate'),
        hcp_area_valid: samples('valid'),
        hcp_area_due: samples('due'),
      };
    });
  }
}
