import { setTimeout as sleep } from 'node:timers/promises';
import type { Leases } from '../mongo/leases.port.js';

/** What one run of a work did: how much; it ends early once `isRunning` says no. */
export type Work = (isRunning: () => boolean) => Promise<number>;

export interface LeasedWorkerOptions {
  readonly name: string;
  readonly leases: Leases;
  readonly work: Work;
  /** How long it rests after a run that found nothing. */
  readonly restMs: number;
  readonly log: { warn(fields: object, message: string): void };
}

/** Does a work again and again in one process of all; a run that fails is made anew after a rest. */
export class LeasedWorker {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: LeasedWorkerOptions) {}

  start(): void {
    this.running ??= this.loop();
  }

  /** Resolves when the run that is under way has ended and the lease is free. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    const { name, leases, restMs } = this.options;
    while (!signal.aborted) {
      const done = await this.safely(() => this.turn());
      if (done !== undefined && done > 0) continue;
      // A stop ends the sleep; the loop's own condition ends the loop.
      await sleep(restMs, undefined, { signal }).catch(() => undefined);
    }
    await this.safely(() => leases.release(name));
  }

  private async turn(): Promise<number> {
    const { name, leases, work } = this.options;
    return (await leases.take(name)) ? work(() => !this.stopping.signal.aborted) : 0;
  }

  private async safely<T>(step: () => Promise<T>): Promise<T | undefined> {
    const { log, name } = this.options;
    try {
      return await step();
    } catch (error) {
      log.warn({ err: error, work: name }, 'a run of the work failed and is made again');
      return undefined;
    }
  }
}
