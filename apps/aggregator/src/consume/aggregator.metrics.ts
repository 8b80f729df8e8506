import { Counter, Gauge, type Registry } from 'prom-client';
import type { RatingRow } from '#shared/contract/ledger.js';
import { EVENT_TYPES } from '#shared/contract/topic.js';
import type { Counted } from '../ledger/count-batch.service.js';
import type { Lag } from './progress.service.js';

const KINDS = [...EVENT_TYPES, 'unknown'] as const;
const OUTCOMES = ['accepted', 'duplicate', 'quarantined', 'sandbox'] as const;

/** The area under which a rating is shown in metrics; `unknown` keeps the labels bounded. */
export type ReportingArea = (areaCode: string) => string | undefined;

/** The metrics of the aggregator. Counters move after the commit, and never for a batch undone. */
export class AggregatorMetrics {
  private readonly events: Counter<'kind' | 'outcome'>;
  private readonly ratings: Counter<'area' | 'level' | 'kind'>;
  private readonly channels: Counter<'channel' | 'level'>;
  private readonly lag: Gauge<'partition'>;
  private readonly oldest: Gauge;
  private readonly progress: Gauge;

  constructor(
    register: Registry,
    private readonly areaOf: ReportingArea,
  ) {
    const registers = [register];
    this.events = new Counter({
      name: 'hcp_aggregator_events_total',
      help: 'events read from the topic, by what became of them',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    // A burst that is the first of its kind would be no increase of what was not there.
    for (const kind of KINDS) {
      for (const outcome of OUTCOMES) this.events.inc({ kind, outcome }, 0);
    }
    this.ratings = new Counter({
      name: 'hcp_ratings_total',
      help: 'ratings taken into the ledger, by area, level and kind',
      labelNames: ['area', 'level', 'kind'],
      registers,
    });
    this.channels = new Counter({
      name: 'hcp_ratings_by_channel_total',
      help: 'ratings taken into the ledger, by channel and level',
      labelNames: ['channel', 'level'],
      registers,
    });
    this.lag = new Gauge({
      name: 'hcp_aggregator_lag_messages',
      help: 'records of a partition of this process that are not counted yet',
      labelNames: ['partition'],
      registers,
    });
    this.oldest = new Gauge({
      name: 'hcp_aggregator_oldest_event_age_seconds',
      help: 'age of the oldest record that is not counted yet; 0 when all are',
      registers,
    });
    this.progress = new Gauge({
      name: 'hcp_aggregator_last_progress_timestamp_seconds',
      help: 'when records were last counted, or found to be all counted',
      registers,
    });
  }

  counted({ rows, duplicates, quarantined }: Counted): void {
    this.add('rating', 'accepted', rows.ratings.length);
    this.add('service', 'accepted', rows.services.length);
    this.add('decision', 'accepted', rows.decisions.length);
    for (const kind of duplicates) this.add(kind, 'duplicate', 1);
    for (const { kind, reason } of quarantined) {
      this.add(kind, reason === 'sandbox' ? 'sandbox' : 'quarantined', 1);
    }
    for (const row of rows.ratings) this.rated(row);
    this.progress.setToCurrentTime();
  }

  /** The lag of every partition of this process; others are forgotten. */
  lags(lags: readonly Lag[]): void {
    this.lag.reset();
    for (const { partition, messages } of lags) this.lag.set({ partition }, messages);
    this.oldest.set(Math.max(0, ...lags.map(({ ageSeconds }) => ageSeconds)));
    if (lags.every(({ messages }) => messages === 0)) this.progress.setToCurrentTime();
  }

  private add(kind: string, outcome: string, n: number): void {
    if (n > 0) this.events.inc({ kind, outcome }, n);
  }

  private rated(row: RatingRow): void {
    const area = this.areaOf(row.areaCode) ?? 'unknown';
    this.ratings.inc({ area, level: row.level, kind: kindOf(row) });
    this.channels.inc({ channel: row.channel, level: row.level });
  }
}

function kindOf(row: RatingRow): string {
  if (row.visit === true) return 'visit';
  if (row.isDefault) return 'default';
  return row.round === 2 ? 'followup' : 'active';
}
