import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { TakenKind } from './taker.js';

/** What becomes of events; of a request that was not read, one is counted. */
export type Outcome =
  | 'accepted'
  | 'rejected'
  | 'skipped'
  | 'checked'
  | 'unavailable'
  | 'limited'
  | 'malformed'
  | 'unauthorized';

const UNKNOWN_SENDER = 'unknown';
const KINDS: readonly TakenKind[] = ['rating', 'service'];

/** The metrics of ingest. */
export class IngestMetrics {
  private readonly events: Counter<'kind' | 'source' | 'outcome'>;
  private readonly ack: Histogram;
  private readonly children = new Map<string, Counter.Internal>();

  constructor(register: Registry, registryAgeSeconds: () => number) {
    const registers = [register];
    this.events = new Counter({
      name: 'hcp_ingest_events_total',
      help: 'Events by kind, source and outcome',
      labelNames: ['kind', 'source', 'outcome'],
      registers,
    });
    // From 0 on: the first of a counter that appears with it is no increase to Prometheus.
    for (const kind of KINDS) {
      this.events.inc({ kind, source: UNKNOWN_SENDER, outcome: 'unauthorized' }, 0);
    }
    this.ack = new Histogram({
      name: 'hcp_ingest_ack_seconds',
      help: 'From the verified request to the acknowledgement of all in-sync replicas',
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
      registers,
    });
    new Gauge({
      name: 'hcp_ingest_registry_age_seconds',
      help: 'Since when the registry in memory was last known to be current',
      registers,
      collect() {
        this.set(registryAgeSeconds());
      },
    });
  }

  count(kind: TakenKind, source: string | undefined, outcome: Outcome, events = 1): void {
    if (events === 0) return;
    const key = `${kind} ${outcome} ${source ?? UNKNOWN_SENDER}`;
    let child = this.children.get(key);
    if (child === undefined) {
      child = this.events.labels(kind, source ?? UNKNOWN_SENDER, outcome);
      this.children.set(key, child);
    }
    child.inc(events);
  }

  acknowledged(seconds: number): void {
    this.ack.observe(seconds);
  }
}
