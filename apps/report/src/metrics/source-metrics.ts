import type { Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { Clock } from '../http/clock.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { rested } from './rested.js';
import { ScrapedGauges, type Samples } from './scraped-gauges.js';
import type { SourceArrivals } from './source-arrivals.port.js';

const SPECS = {
  hcp_source_last_event_timestamp_seconds: {
    help: 'When something of a sending system last arrived; absent for one never heard of',
    labels: ['source'],
  },
} as const;

export interface SourceMetricSources {
  readonly arrivals: SourceArrivals;
  readonly days: RegistryDays;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Since when sources are silent. A counter of ingest would forget it with every restart. */
export class SourceMetrics {
  constructor(
    registry: Registry,
    private readonly sources: SourceMetricSources,
  ) {
    new ScrapedGauges(registry, {
      specs: SPECS,
      read: rested(() => this.read()),
      logger: sources.logger,
      fault: 'the arrivals of sources cannot be read',
    });
  }

  private async read(): Promise<Samples<keyof typeof SPECS>> {
    const { arrivals, days, clock } = this.sources;
    const registered = [...days.on(clock.today()).sources()].map(({ code }) => code);
    const last = await arrivals.last(registered);
    return {
      hcp_source_last_event_timestamp_seconds: Array.from(last, ([source, at]) => ({
        labels: { source },
        value: at.getTime() / 1_000,
      })),
    };
  }
}
