import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { HealthService } from '#shared/health/health.service.js';
import type { Db } from '#shared/mongo/connect.js';
import { databaseFault } from '#shared/mongo/migrations.js';
import type { RegistryWatcher } from '#shared/mongo/registry.watcher.js';

/** What runs beside the requests: begun before the first, ended after the last is answered. */
export class ReportLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly watcher: RegistryWatcher,
    private readonly db: Db,
    health: HealthService,
  ) {
    health.onReady('registry', () =>
      watcher.isLoaded() ? undefined : 'the registry is not loaded yet',
    );
    health.onReady('mongodb', () => databaseFault(db));
  }

  onApplicationBootstrap(): void {
    this.watcher.start();
  }

  /** Nest calls this when the listener is closed and every request is answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.watcher.stop();
    await this.db.client.close();
  }
}
