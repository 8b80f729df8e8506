import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { LeasedWorker } from '#shared/app/leased-worker.js';
import type { ChangeWatcher } from './stream/change-watcher.mongo.js';
import type { LiveHub } from './stream/live-hub.js';
import type { SessionWatchService } from './stream/session-watch.service.js';

export interface NoticesLifecycleParts {
  readonly deliveries: LeasedWorker;
  readonly watcher: ChangeWatcher;
  readonly sessions: SessionWatchService;
  readonly hub: LiveHub;
}

/** Works beside the requests; ended while the database is still there. */
export class NoticesLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly parts: NoticesLifecycleParts) {}

  onApplicationBootstrap(): void {
    const { deliveries, watcher, sessions } = this.parts;
    deliveries.start();
    watcher.start();
    sessions.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { deliveries, watcher, sessions, hub } = this.parts;
    // The server waits for every answer to end, and these do not end by themselves.
    hub.close();
    await Promise.all([deliveries.stop(), watcher.stop(), sessions.stop()]);
  }
}
