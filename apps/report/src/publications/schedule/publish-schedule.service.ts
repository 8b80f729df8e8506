import { chinaDay, type Day } from '#shared/domain/china-time.js';
import type { PublicationKind } from '#shared/domain/publication/publication-kind.js';
import { parsePublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { PublisherService } from '../publisher.service.js';
import type { PublishRefusal } from '../publish-outcome.js';
import type { PublicationStore } from '../store/publication-store.port.js';
import { duePeriods } from './due-periods.js';

const SWEEP_MS = 600_000;

/** What was published of which period. */
export interface PublishedNow {
  readonly number: number;
  readonly period: string;
}

export interface ScheduleOptions {
  readonly publisher: PublisherService;
  readonly store: PublicationStore;
  readonly kinds: readonly PublicationKind[];
  /** How long after its end a period is published. */
  readonly marginMs: number;
  readonly isRegistryLoaded: () => boolean;
  readonly now: () => number;
  /** Told of every publication. */
  readonly onPublished: (publication: PublishedNow) => void;
  /** Told of a period that is due and cannot be published yet; the later ones wait for it. */
  readonly onWaiting?: (period: string, why: PublishRefusal) => void;
}

/** Publishes what is due, the oldest first and the short periods before the long ones. */
export class PublishSchedule {
  /** Periods in which nothing was counted, and the day on which that was seen. */
  private readonly empty = new Map<string, Day>();
  private sweepAt = 0;

  constructor(private readonly options: ScheduleOptions) {}

  /** One run; answers how many were published. Ends early once `isRunning` says no. */
  async run(isRunning: () => boolean): Promise<number> {
    const { kinds, isRegistryLoaded } = this.options;
    if (!isRegistryLoaded()) return 0;
    await this.sweep();
    let published = 0;
    for (const kind of kinds) published += await this.publishDue(kind, isRunning);
    return published;
  }

  /** What killed publishers left takes room and nothing else, so that it can wait. */
  private async sweep(): Promise<void> {
    if (performance.now() < this.sweepAt) return;
    await this.options.store.sweep(new Date());
    this.sweepAt = performance.now() + SWEEP_MS;
  }

  private async publishDue(kind: PublicationKind, isRunning: () => boolean): Promise<number> {
    const { publisher, store, marginMs, now, onPublished } = this.options;
    const latest = (await store.latest(kind))?.manifest.period;
    const known = latest === undefined ? undefined : parsePublishedPeriod(latest);
    let published = 0;
    for (const period of duePeriods(kind, now(), marginMs, known)) {
      if (!isRunning()) break;
      if (this.empty.get(period.name) === chinaDay(now())) continue;
      const outcome = await publisher.publish({ period, skipEmpty: true });
      if ('manifest' in outcome) {
        onPublished({ number: outcome.manifest.number, period: period.name });
        published += 1;
      } else if (outcome.refused === 'nothing-counted') {
        this.empty.set(period.name, chinaDay(now()));
      } else {
        // What comes after a period that is not counted yet is not either.
        this.options.onWaiting?.(period.name, outcome.refused);
        break;
      }
    }
    return published;
  }
}
