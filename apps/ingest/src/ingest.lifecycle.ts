import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { HealthService } from '#shared/health/health.service.js';
import type { EventProducer } from '#shared/kafka/event-producer.js';
import type { Db } from '#shared/mongo/connect.js';
import { databaseFault } from '#shared/mongo/migrations.js';
import type { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import type { MapFolder } from './native/map-folder.js';
import type { PendingRatings } from './citizen-api/ratings/pending-ratings.js';

/** What runs beside the requests: begun before the first, ended after the last is answered. */
export class IngestLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  private wasWell = false;

  constructor(
    private readonly watcher: RegistryWatcher,
    private readonly producer: EventProducer,
    private readonly db: Db,
    private readonly ratings: Pick<PendingRatings, 'drain'>,
    private readonly maps: Pick<MapFolder, 'start' | 'stop'>,
    health: HealthService,
  ) {
    health.onReady('registry', () =>
      watcher.isLoaded() ? undefined : 'the registry is not loaded yet',
    );
    health.onReady('mongodb', () => this.untilOnceWell());
    health.onReady('kafka', () => producer.reachable());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.maps.start();
    this.watcher.start();
    await this.producer.start();
  }

  /** Nest calls this when the listener is closed and every request is answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.producer.close();
    await this.watcher.stop();
    await this.maps.stop();
    await this.ratings.drain();
    await this.db.client.close();
  }

  /** The database must have been at our version once; later ingest serves on while it is away. */
  private async untilOnceWell(): Promise<string | undefined> {
    if (this.wasWell) return undefined;
    const fault = await databaseFault(this.db);
    this.wasWell = fault === undefined;
    return fault;
  }
}
