import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { FlagPlaces } from './flag-places.js';
import type { IntegrityCursor } from './integrity-cursor.port.js';
import type { JudgeSharesService } from './judge-shares.service.js';
import type { SeeRatingsService } from './see-ratings.service.js';

/** Between two steps, and while the counting is given way to. */
const PAUSE_MS = 250;

export interface IntegrityWorkerParts {
  readonly cursor: IntegrityCursor;
  readonly ratings: Pick<SeeRatingsService, 'step'>;
  readonly shares: Pick<JudgeSharesService, 'judge'>;
  readonly registry: Pick<RegistryView, 'current' | 'isLoaded'>;
  readonly province: string;
  /** Whether a batch is being counted here right now. */
  readonly isCounting: () => boolean;
  /** How long it rests when it has seen all. */
  readonly restMs: number;
  /** The shares are judged so often, if anything has come. */
  readonly sharesMs: number;
  readonly clock: () => number;
  readonly log: { warn(fields: object, message: string): void };
}

/**
 * Looks at the ledger beside the counting: in one process of all, a little at a time, never while a
 * batch is counted here. A turn that fails is made again: counting goes on without it.
 */
export class IntegrityWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: IntegrityWorkerParts) {}

  onApplicationBootstrap(): void {
    this.running ??= this.lookOnAndOn();
  }

  /** The turn that is under way ends while the database is still there. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** One turn; how long to rest after it, in milliseconds. */
  async turn(): Promise<number> {
    const { cursor, ratings, shares, registry, province, clock, restMs, sharesMs } = this.parts;
    if (this.parts.isCounting()) return PAUSE_MS;
    // Without the registry nobody knows where a department lies.
    if (!registry.isLoaded()) return restMs;
    const progress = await cursor.take();
    if (progress === undefined) return restMs;
    const now = clock();
    const places = new FlagPlaces(registry.current(), province, now);
    const { pins, isFull } = await ratings.step(progress.pins, places, now);
    if (!isDeepStrictEqual(pins, progress.pins)) await cursor.moved(pins);
    if (isFull) return PAUSE_MS;
    const isNew = !isDeepStrictEqual(pins, progress.sharesPins);
    if (isNew && now - progress.sharesAt >= sharesMs) {
      await shares.judge(places, now);
      await cursor.judgedShares(pins, now);
    }
    return restMs;
  }

  private async lookOnAndOn(): Promise<void> {
    const { signal } = this.stopping;
    const { restMs, cursor } = this.parts;
    const rested = async (ms: number): Promise<boolean> => {
      // A stop ends the sleep, and then the loop.
      await sleep(ms, undefined, { signal }).catch(() => undefined);
      return !signal.aborted;
    };
    let rest = restMs;
    while (await rested(rest)) rest = (await this.safely(() => this.turn())) ?? restMs;
    await this.safely(() => cursor.release());
  }

  private async safely<T>(step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      this.parts.log.warn({ err: error }, 'the integrity rules could not be asked; once more');
      return undefined;
    }
  }
}
