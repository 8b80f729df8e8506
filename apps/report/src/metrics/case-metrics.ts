import { Gauge, type Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { Day } from '#shared/domain/china-time.js';
import { monthPeriod } from '#shared/domain/period.js';
import type { Clock } from '../http/clock.js';
import type { LoopService } from '../loop/loop.service.js';
import type { ScoreReader } from '../reading/score-reader.port.js';
import type { RegistryDay } from '../registry/registry-day.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { openSamples, overdueSamples } from './case-samples.js';
import { loopSamples } from './loop-samples.js';
import type { OpenCaseCounts } from './open-cases.port.js';
import type { Sample } from './sample.js';

/** Scrapes that come closer together are answered from what the last one read. */
const FRESH_MS = 2_000;

type GaugeName = 'hcp_cases_open' | 'hcp_cases_overdue' | 'hcp_loop_rate';
type Samples = Readonly<Record<GaugeName, readonly Sample[]>>;

const NOTHING: Samples = { hcp_cases_open: [], hcp_cases_overdue: [], hcp_loop_rate: [] };

export interface CaseMetricSources {
  readonly reader: ScoreReader;
  readonly cases: OpenCaseCounts;
  readonly loop: LoopService;
  readonly days: RegistryDays;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The gauges of the closed loop, read when they are scraped, and only then. */
export class CaseMetrics {
  private readonly gauges: Readonly<Record<GaugeName, Gauge>>;
  private samples = NOTHING;
  /** The minute and the month whose rates are known: all cases of a month are a lot to read. */
  private ratesOf = '';
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(
    registry: Registry,
    private readonly sources: CaseMetricSources,
  ) {
    const gauge = (name: GaugeName, help: string, label: string[]): Gauge =>
      new Gauge({
        name,
        help,
        labelNames: ['area', ...label],
        registers: [registry],
        collect: () => this.collect(name),
      });
    this.gauges = {
      hcp_cases_open: gauge('hcp_cases_open', 'Open cases of an area’s subtree by state', [
        'state',
      ]),
      hcp_cases_overdue: gauge(
        'hcp_cases_overdue',
        'Open cases of an area’s subtree whose running term is over',
        [],
      ),
      hcp_loop_rate: gauge(
        'hcp_loop_rate',
        'Indicators of the loop over bad ratings of an area’s subtree opened this month',
        ['indicator'],
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
    for (const { labels, value } of this.samples[name]) gauge.set(labels, value);
  }

  private async refresh(): Promise<void> {
    if (performance.now() - this.readAt < FRESH_MS) return;
    const { days, clock, cases, logger } = this.sources;
    try {
      const today = clock.today();
      const view = days.on(today);
      const counts = await cases.counts(clock.minute());
      this.samples = {
        hcp_cases_open: openSamples(view, counts),
        hcp_cases_overdue: overdueSamples(view, counts),
        hcp_loop_rate: await this.rates(view, today),
      };
    } catch (error) {
      // A scrape of the other metrics goes on; what is not known is absent.
      logger.warn({ reason: String(error) }, 'the metrics of cases cannot be read');
      this.samples = NOTHING;
      this.ratesOf = '';
    }
    this.readAt = performance.now();
  }

  private async rates(view: RegistryDay, today: Day): Promise<readonly Sample[]> {
    const { reader, loop, clock } = this.sources;
    const now = clock.minute();
    const root = [...view.areas.all()].find(({ parentCode }) => parentCode === undefined);
    if (root === undefined) return [];
    const basis = `${root.code} ${now}`;
    if (basis === this.ratesOf) return this.samples.hcp_loop_rate;
    const period = monthPeriod(Number(today.slice(0, 4)), Number(today.slice(5, 7)));
    const query = { by: 'area', within: root.code, period, kind: 'bad-rating', now } as const;
    const scope = loop.scope(query, today);
    if (scope === undefined) return [];
    const answer = await reader.read((snapshot) => loop.compute(query, scope, snapshot));
    this.ratesOf = basis;
    return loopSamples(view, answer);
  }
}
