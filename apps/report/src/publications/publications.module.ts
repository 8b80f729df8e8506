import type { FactoryProvider } from '@nestjs/common';
import { Registry as MetricsRegistry } from 'prom-client';
import { LeasedWorker } from '#shared/app/leased-worker.js';
import type { Logger } from '#shared/app/logger.js';
import type { LeaseDoc } from '#shared/contract/case-storage.js';
import { COLLECTION } from '#shared/contract/storage.js';
import type { Db } from '#shared/mongo/connect.js';
import { MongoLeases } from '#shared/mongo/leases.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { RegistryDays } from '../registry/registry-days.js';
import type { ReportConfig } from '../report.config.js';
import type { ReportPolicy } from '../report.policy.js';
import { PUBLICATION_KEY, PUBLISHED } from './http/publications.controller.js';
import { PublicationMetrics } from './publication-metrics.js';
import { PublicationsLifecycle } from './publications.lifecycle.js';
import { publisherOn } from './publisher-on.mongo.js';
import { PublisherService } from './publisher.service.js';
import { PublishSchedule } from './schedule/publish-schedule.service.js';
import {
  loadOrCreatePublicationKey,
  publicationKeyOf,
  publicationKeyPath,
} from './signing/publication-key.js';
import { MongoPublicationStore } from './store/publication-store.mongo.js';

const REST_MS = 15_000;
const HOUR_MS = 3_600_000;

/** What publishing needs of the rest of report: its options, and under which tokens the rest is. */
export interface PublicationsOptions {
  readonly config: ReportConfig;
  readonly logger: Logger;
  readonly now?: (() => number) | undefined;
  readonly database: symbol;
  readonly policy: symbol;
}

/** The wiring of publications: their store, the publisher and its schedule. */
export const publicationProviders = ({
  config,
  logger,
  now = Date.now,
  database,
  policy,
}: PublicationsOptions): FactoryProvider[] => [
  {
    provide: PUBLISHED,
    inject: [database],
    useFactory: (db: Db) => new MongoPublicationStore(db),
  },
  {
    provide: PUBLICATION_KEY,
    useFactory: () => async () => {
      const path = publicationKeyPath(config.HCP_KEYRING);
      return publicationKeyOf(
        await loadOrCreatePublicationKey(path, config.HCP_PUBLICATION_ALGORITHM),
      );
    },
  },
  {
    provide: PublisherService,
    inject: [database, RegistryDays, policy],
    useFactory: (db: Db, registry: RegistryDays, chosen: ReportPolicy) =>
      publisherOn(db, config, { registry, policy: chosen, now }),
  },
  {
    provide: PublicationsLifecycle,
    inject: [database, PUBLISHED, PublisherService, RegistryWatcher],
    useFactory: (
      db: Db,
      store: MongoPublicationStore,
      publisher: PublisherService,
      watcher: RegistryWatcher,
    ) => {
      const { publishKinds: kinds } = config;
      if (kinds.length === 0) return new PublicationsLifecycle(undefined);
      const schedule = new PublishSchedule({
        ...{ publisher, store, kinds, now },
        marginMs: config.HCP_PUBLISH_MARGIN_HOURS * HOUR_MS,
        isRegistryLoaded: () => watcher.isLoaded(),
        onPublished: (publication) => {
          logger.info(publication, 'a period is published');
        },
      });
      return new PublicationsLifecycle(
        new LeasedWorker({
          name: 'publish',
          leases: new MongoLeases(db.collection<LeaseDoc>(COLLECTION.leases)),
          work: (isRunning) => schedule.run(isRunning),
          restMs: REST_MS,
          log: logger,
        }),
      );
    },
  },
  {
    provide: PublicationMetrics,
    inject: [MetricsRegistry, PUBLISHED],
    useFactory: (registry: MetricsRegistry, store: MongoPublicationStore) =>
      new PublicationMetrics(registry, { store, logger, now }),
  },
];
