import { setTimeout as sleep } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from '#shared/app/logger.js';
import type { HealthService } from '#shared/health/health.service.js';
import type { Db } from '#shared/mongo/connect.js';
import { databaseFault, requireMigrations } from '#shared/mongo/migrations.js';
import type { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import type { AnchorKeeper } from './audit/anchor-keeper.js';
import { FIRST_USERNAME, makeFirstAdministrator } from './auth/users/first-administrator.js';
import type { FirstAdministratorParts } from './auth/users/first-administrator.js';

const RETRY_MS = 1_000;

export interface LifecycleParts {
  readonly watcher: RegistryWatcher;
  readonly anchors: AnchorKeeper;
  readonly db: Db;
  readonly health: HealthService;
  readonly logger: Logger;
  readonly first: FirstAdministratorParts;
  /** Says a line to whoever started the process; absent where that would be a log. */
  readonly say: ((line: string) => void) | undefined;
}

/** What runs beside the requests: begun before the first, ended after the last is answered. */
export class ConsoleLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private isPrepared = false;
  private preparing = Promise.resolve();

  constructor(private readonly parts: LifecycleParts) {
    const { health, watcher, db } = parts;
    health.onReady('registry', () =>
      watcher.isLoaded() ? undefined : 'the registry is not loaded yet',
    );
    health.onReady('storage', () => (this.isPrepared ? undefined : 'the storage is not prepared'));
    health.onReady('mongodb', () => databaseFault(db));
  }

  onApplicationBootstrap(): void {
    this.parts.watcher.start();
    this.preparing = this.prepare();
  }

  /** Nest calls this when the listener is closed and every request is answered. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.preparing;
    await this.parts.anchors.stop();
    await this.parts.watcher.stop();
    await this.parts.db.client.close();
  }

  /** Until it has worked once, so that console starts while MongoDB is away. */
  private async prepare(): Promise<void> {
    const { db, anchors, logger } = this.parts;
    const { signal } = this.stopping;
    while (!this.isPrepared && !signal.aborted) {
      try {
        await requireMigrations(db);
        await this.makeFirst();
        this.isPrepared = true;
        anchors.start();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        logger.warn({ reason }, 'the storage cannot be prepared yet');
        // A stop ends the sleep; the loop's own condition ends the loop.
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** A password is shown once, and must lie in no log. */
  private async makeFirst(): Promise<void> {
    const { say, first } = this.parts;
    if (say === undefined) return;
    const password = await makeFirstAdministrator(first);
    if (password === undefined) return;
    say(
      `the first account is ${FIRST_USERNAME}, its password (to be changed at once): ${password}`,
    );
  }
}
