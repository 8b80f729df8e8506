import {
  Module,
  type DynamicModule,
  type FactoryProvider,
  type BeforeApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { RegistryView } from '../domain/registry-view.js';
import { HealthService } from '../health/health.service.js';
import { RegistryWatcher, type WatcherOptions } from '../mongo/registry.watcher.js';

export interface RegistryModuleOptions {
  readonly inject?: NonNullable<FactoryProvider['inject']>;
  // Nest hands over what `inject` names, in its order: their types are the caller's to know.
  readonly useFactory: (...injected: never[]) => WatcherOptions;
}

/**
 * Gives a service its `RegistryView`: loaded in the background from the start on, so that a
 * service starts while MongoDB is away and is ready when it has a registry.
 */
@Module({})
export class RegistryModule implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    private readonly watcher: RegistryWatcher,
    private readonly health: HealthService,
  ) {}

  static forRoot({ inject = [], useFactory }: RegistryModuleOptions): DynamicModule {
    const watcher: FactoryProvider<RegistryWatcher> = {
      provide: RegistryWatcher,
      inject,
      useFactory: (...injected: unknown[]) =>
        new RegistryWatcher(useFactory(...(injected as never[]))),
    };
    return {
      module: RegistryModule,
      global: true,
      providers: [watcher, { provide: RegistryView, useExisting: RegistryWatcher }],
      exports: [RegistryView],
    };
  }

  onModuleInit(): void {
    this.health.onReady('registry', () =>
      this.watcher.isLoaded() ? undefined : 'the registry has not been loaded yet',
    );
    this.watcher.start();
  }

  /** Before, since the connection is closed in the hook that follows. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.watcher.stop();
  }
}
