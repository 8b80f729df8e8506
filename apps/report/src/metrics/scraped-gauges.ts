import { Gauge, type Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { Sample } from './sample.js';

/** Scrapes that come closer together are answered from what the last one read. */
const FRESH_MS = 2_000;

export interface GaugeSpec {
  readonly help: string;
  readonly labels: readonly string[];
}

export type Samples<Name extends string> = Readonly<Record<Name, readonly Sample[]>>;

export interface ScrapedParts<Name extends string> {
  readonly specs: Readonly<Record<Name, GaugeSpec>>;
  readonly read: () => Promise<Samples<Name>>;
  readonly logger: Logger;
  /** What is logged when they cannot be read. */
  readonly fault: string;
}

/** Gauges that are read together when they are scraped, and only then. */
export class ScrapedGauges<Name extends string> {
  /** Undefined while nothing is known. */
  private samples: Samples<Name> | undefined;
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(
    registry: Registry,
    private readonly parts: ScrapedParts<Name>,
  ) {
    for (const name of Object.keys(parts.specs) as Name[]) {
      const { help, labels } = parts.specs[name];
      const gauge: Gauge = new Gauge({
        ...{ name, help, labelNames: [...labels] },
        registers: [registry],
        collect: () => this.collect(name, gauge),
      });
    }
  }

  /** A scrape collects every gauge; the first one reads for all of them. */
  private async collect(name: Name, gauge: Gauge): Promise<void> {
    this.reading ??= this.refresh().finally(() => {
      this.reading = undefined;
    });
    await this.reading;
    gauge.reset();
    // prom-client shows a gauge without labels as 0; without data it is to be absent.
    if (this.parts.specs[name].labels.length === 0) gauge.remove();
    for (const { labels, value } of this.samples?.[name] ?? []) gauge.set(labels, value);
  }

  private async refresh(): Promise<void> {
    if (performance.now() - this.readAt < FRESH_MS) return;
    const { read, logger, fault } = this.parts;
    try {
      this.samples = await read();
    } catch (error) {
      // A scrape of the other metrics goes on; what is not known is absent.
      logger.warn({ reason: String(error) }, fault);
      this.samples = undefined;
    }
    this.readAt = performance.now();
  }
}
