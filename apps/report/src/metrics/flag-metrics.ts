import { Counter, type Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { Clock } from '../http/clock.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { UNKNOWN } from './area-figures.js';
import type { FlagCount, FlagCounts } from './flag-counts.port.js';

export interface FlagMetricSources {
  readonly flags: FlagCounts;
  readonly days: RegistryDays;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Flags of 刷评 by rule and by county, city or province; counted when they are scraped. */
export class FlagMetrics {
  private readonly counter: Counter<'rule' | 'area'>;

  constructor(
    registry: Registry,
    private readonly sources: FlagMetricSources,
  ) {
    this.counter = new Counter({
      name: 'hcp_integrity_flags_total',
      help: 'Flags of 刷评 ever raised, by rule and reporting area',
      labelNames: ['rule', 'area'],
      registers: [registry],
      collect: () => this.collect(),
    });
  }

  private async collect(): Promise<void> {
    const { flags, days, clock, logger } = this.sources;
    let counts: readonly FlagCount[] = [];
    try {
      counts = await flags.counts();
    } catch (error) {
      // A scrape of the other metrics goes on; what is not known is absent.
      logger.warn({ reason: String(error) }, 'the flags cannot be counted');
    }
    const { areas } = days.on(clock.today());
    // In one turn: two scrapes at once must not both add.
    this.counter.reset();
    for (const { rule, areaCode, count } of counts) {
      this.counter.inc({ rule, area: areas.reportingArea(areaCode) ?? UNKNOWN }, count);
    }
  }
}
