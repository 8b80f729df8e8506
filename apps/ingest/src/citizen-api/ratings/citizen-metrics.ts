import { Counter, type Registry } from 'prom-client';
import { CHANNELS } from '#shared/domain/channel.js';
import type { RatingWatcher } from './rating.service.js';

const STAGES = {
  shown: 'Rating pages shown, by channel',
  started: 'Ratings begun, by channel',
  finished: 'Ratings taken in, by channel',
  'given-up': 'Rating pages left without a rating, by channel',
} as const;
export type Stage = keyof typeof STAGES;

/** Tokens that are remembered, so that a reload is not counted again; about 10 MB. */
const REMEMBERED = 100_000;

/** How far people come with their ratings: each stage of an invitation is counted once. */
export class CitizenMetrics implements RatingWatcher {
  private readonly counters: Readonly<Record<Stage, Counter<'channel'>>>;
  private readonly seen = new Set<string>();

  constructor(
    register: Registry,
    private readonly remembered = REMEMBERED,
  ) {
    const counter = (stage: Stage) => {
      const made = new Counter({
        name: `hcp_citizen_${stage.replace('-', '_')}_total`,
        help: STAGES[stage],
        labelNames: ['channel'],
        registers: [register],
      });
      // From 0 on: the first of a counter that appears with it is no increase to Prometheus.
      for (const channel of CHANNELS) made.inc({ channel: String(channel) }, 0);
      return made;
    };
    this.counters = {
      shown: counter('shown'),
      started: counter('started'),
      finished: counter('finished'),
      'given-up': counter('given-up'),
    };
  }

  /** Whether the stage of this invitation has been counted, as far back as is remembered. */
  has(stage: Stage, invitation: string): boolean {
    return this.seen.has(`${stage} ${invitation}`);
  }

  count(stage: Stage, invitation: string, channel: number): void {
    const key = `${stage} ${invitation}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.counters[stage].inc({ channel: String(channel) });
    if (this.seen.size <= this.remembered) return;
    // A set keeps the order in which it was filled.
    for (const oldest of this.seen) {
      this.seen.delete(oldest);
      break;
    }
  }

  finished(invitation: string, channel: number): void {
    this.count('finished', invitation, channel);
  }
}
