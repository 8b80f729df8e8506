import type { Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { Day } from '#shared/domain/china-time.js';
import { periodOf, type Clock } from '../http/clock.js';
import type { LoopService } from '../loop/loop.service.js';
import type { ScoreReader } from '../reading/score-reader.port.js';
import type { RegistryDay } from '../registry/registry-day.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { openSamples, overdueSamples } from './case-samples.js';
import { loopSamples, type LoopSamples } from './loop-samples.js';
import type { OpenCaseCounts } from './open-cases.port.js';
import { ScrapedGauges, type Samples } from './scraped-gauges.js';

const SPECS = {
  hcp_cases_open: {
    help: 'Open cases of an area’s subtree by state',
    labels: ['area', 'state'],
  },
  hcp_cases_overdue: {
    help: 'Open cases of an area’s subtree whose running term is over',
    labels: ['area'],
  },
  hcp_loop_rate: {
    help: 'Indicators of the loop over bad ratings of an area’s subtree opened this month',
    labels: ['area', 'indicator'],
  },
  hcp_loop_base: {
    help: 'Cases that the rate of the same area and indicator is a share of',
    labels: ['area', 'indicator'],
  },
} as const;

const NO_RATES: LoopSamples = { hcp_loop_rate: [], hcp_loop_base: [] };

export interface CaseMetricSources {
  readonly reader: ScoreReader;
  readonly cases: OpenCaseCounts;
  readonly loop: LoopService;
  readonly days: RegistryDays;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The gauges of the closed loop. */
export class CaseMetrics {
  /** Of the last minute in which they were asked for: all cases of a month are a lot to read. */
  private rates: { readonly basis: string; readonly samples: LoopSamples } | undefined;

  constructor(
    registry: Registry,
    private readonly sources: CaseMetricSources,
  ) {
    new ScrapedGauges(registry, {
      specs: SPECS,
      read: () => this.read(),
      logger: sources.logger,
      fault: 'the metrics of cases cannot be read',
    });
  }

  private async read(): Promise<Samples<keyof typeof SPECS>> {
    const { days, clock, cases } = this.sources;
    const today = clock.today();
    const now = clock.minute();
    const view = days.on(today);
    const counts = await cases.counts(now);
    return {
      hcp_cases_open: openSamples(view, counts),
      hcp_cases_overdue: overdueSamples(view, counts),
      ...(await this.ratesAt(now, view, today)),
    };
  }

  private async ratesAt(now: number, view: RegistryDay, today: Day): Promise<LoopSamples> {
    const { reader, loop } = this.sources;
    const root = [...view.areas.all()].find(({ parentCode }) => parentCode === undefined);
    if (root === undefined) return NO_RATES;
    const basis = `${root.code} ${now}`;
    if (this.rates?.basis === basis) return this.rates.samples;
    const period = periodOf(undefined, today);
    const query = { by: 'area', within: root.code, period, kind: 'bad-rating', now } as const;
    const scope = loop.scope(query, today);
    if (scope === undefined) return NO_RATES;
    const answer = await reader.read((snapshot) => loop.compute(query, scope, snapshot));
    this.rates = { basis, samples: loopSamples(view, answer) };
    return this.rates.samples;
  }
}
