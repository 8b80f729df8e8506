import { setTimeout as sleep } from 'node:timers/promises';
import type { BeforeApplicationShutdown, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from '#shared/app/logger.js';
import type { HealthService } from '#shared/health/health.service.js';
import type { BatchSource } from '#shared/kafka/batch-source.js';
import type { Db } from '#shared/mongo/connect.js';
import { databaseFault } from '#shared/mongo/migrations.js';
import type { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import type { AggregatorMetrics } from './consume/aggregator.metrics.js';
import type { PartitionsService } from './consume/partitions.service.js';
import type { ProgressService } from './consume/progress.service.js';
import { TRANSACTION_LIMIT_MS } from './ledger/run-transaction.mongo.js';
import { dropOldScores } from './upkeep/old-scores.mongo.js';

/**
 * Between two looks a topic that was deleted and made again must not grow past what was counted, or
 * its strangers would be taken for what follows.
 */
const LOOK_EVERY_MS = 2_000;
/** Old scores are kept for minutes: one look in so many sees whether their time is over. */
const LOOKS_BETWEEN_DROPS = 15;
/** A look that takes longer than this is none; kafkajs alone may try for some seconds. */
const LOOK_LIMIT_MS = 60_000;
/** How long joining the group may take before the first look: a killed member is waited for. */
const JOIN_LIMIT_MS = 180_000;

export interface LifecycleParts {
  readonly db: Db;
  readonly source: BatchSource;
  readonly watcher: RegistryWatcher;
  readonly partitions: PartitionsService;
  readonly progress: ProgressService;
  readonly metrics: AggregatorMetrics;
  readonly health: HealthService;
  readonly log: Pick<Logger, 'warn'>;
  readonly onFault: (fault: unknown) => void;
  readonly oldScoresMs: number;
}

/** What runs beside the batches, what the service says of itself, and in which order it ends. */
export class AggregatorLifecycle implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private lookedAt = Date.now() + JOIN_LIMIT_MS;

  constructor(private readonly parts: LifecycleParts) {
    const { health, partitions, db } = parts;
    health.onLive('batch', () => this.stuckBatch());
    health.onLive('progress', () =>
      Date.now() - this.lookedAt > LOOK_LIMIT_MS ? 'the progress was not looked at' : undefined,
    );
    health.onReady('mongodb', () => databaseFault(db));
    health.onReady('partitions', () =>
      partitions.assignment === undefined ? 'no assignment of partitions yet' : undefined,
    );
  }

  /** Resolves with true when something may be counted, with false when the process is to stop. */
  async untilMigrated(): Promise<boolean> {
    const { signal } = this.stopping;
    for (let told: string | undefined; !signal.aborted;) {
      const fault = await databaseFault(this.parts.db);
      this.lookedAt = Date.now() + JOIN_LIMIT_MS;
      if (fault === undefined) return true;
      if (fault !== told) this.parts.log.warn({ reason: fault }, 'nothing can be counted yet');
      told = fault;
      // A stop ends the sleep; the loop's own condition ends the loop.
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
    return false;
  }

  start(): void {
    this.parts.watcher.start();
    this.running ??= this.lookOnAndOn();
  }

  /** The batches at hand are finished while the database is still there. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.parts.source.stop();
    await this.running;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parts.watcher.stop();
    await this.parts.db.client.close();
  }

  private async lookOnAndOn(): Promise<void> {
    const { progress, metrics, db, oldScoresMs, onFault } = this.parts;
    const { signal } = this.stopping;
    try {
      for (let looks = 0; !signal.aborted; looks += 1) {
        metrics.lags(await progress.look());
        if (looks % LOOKS_BETWEEN_DROPS === 0) {
          await dropOldScores(db, new Date(Date.now() - oldScoresMs));
        }
        this.lookedAt = Date.now();
        await sleep(LOOK_EVERY_MS, undefined, { signal });
      }
    } catch (fault) {
      if (!signal.aborted) onFault(fault);
    }
  }

  private stuckBatch(): string | undefined {
    const limit = 2 * TRANSACTION_LIMIT_MS;
    for (const [partition, { busySince }] of this.parts.partitions.assignment ?? []) {
      if (busySince !== undefined && Date.now() - busySince > limit) {
        return `a batch of partition ${partition} does not end`;
      }
    }
    return undefined;
  }
}
