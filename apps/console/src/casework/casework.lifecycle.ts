import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { LeasedWorker } from '#shared/app/leased-worker.js';

/** The way to the topic, as far as it is begun and ended. */
export interface Closable {
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Works beside the requests; ended while the database is still there. */
export class CaseworkLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private starting = Promise.resolve();

  constructor(
    private readonly workers: readonly LeasedWorker[],
    private readonly producer: Closable,
  ) {}

  onApplicationBootstrap(): void {
    // Kafka may be away: console then works, and decisions wait in the outbox.
    this.starting = this.producer.start();
    for (const worker of this.workers) worker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await this.starting;
    await this.producer.close();
  }
}
