import { Counter, Gauge, type Registry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import type { Sample } from './sample.js';

/** Scrapes that come closer together are answered from what the last one read. */
const FRESH_MS = 2_000;

export interface GaugeSpec {
  readonly help: string;
  readonly labels: readonly string[];
  /** What only grows is a counter to whoever reads it, though it is counted anew each time. */
  readonly onlyGrows?: true;
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
      const { help, labels, onlyGrows } = parts.specs[name];
      const Metric = onlyGrows === true ? Counter : Gauge;
      const metric: Counter | Gauge = new Metric({
        ...{ name, help, labelNames: [...labels] },
        registers: [registry],
        collect: () => this.collect(name, metric),
      });
    }
  }

  /** A scrape collects every gauge; the first one reads for all of them. */
  private async collect(name: Name, metric: Counter | Gauge): Promise<void> {
    this.reading ??= this.refresh().finally(() => {
      this.reading = undefined;
    });
    await this.reading;
    metric.reset();
    // prom-client shows a gauge without labels as 0; without data it is to be absent.
    if (this.parts.specs[name].labels.length === 0) metric.remove();
    for (const { labels, value } of this.samples?.[name] ?? []) metric.inc(labels, value);
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
