import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { LeasedWorker } from '#shared/app/leased-worker.js';

/** The schedule beside the requests; ended while the database is still there. */
export class PublicationsLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly worker: LeasedWorker | undefined) {}

  onApplicationBootstrap(): void {
    this.worker?.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker?.stop();
  }
}
