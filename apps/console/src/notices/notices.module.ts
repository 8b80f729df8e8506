import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { createSecretBox, type SecretBox } from '#shared/crypto/source-secret.js';
import type { Db } from '#shared/mongo/connect.js';
import { AuditTrail } from '../audit/audit-trail.port.js';
import { Places } from '../auth/places.js';
import { SessionsService } from '../auth/sessions/sessions.service.js';
import { liesWithin } from '../casework/store/case-conditions.mongo.js';
import { MongoLeases } from '#shared/mongo/leases.js';
import { LeasedWorker } from '#shared/app/leased-worker.js';
import { Clock } from '../clock.js';
import type { ConsoleOptions } from '../console.options.js';
import { DATABASE } from '../console.tokens.js';
import { Transactions } from '../storage/transactions.port.js';
import { MongoNoticeStore } from './inbox/notice-store.mongo.js';
import { NoticeStore } from './inbox/notice-store.port.js';
import { NoticesController } from './inbox/notices.controller.js';
import { NoticesService } from './inbox/notices.service.js';
import { noticeCollectionsOf, type NoticeCollections } from './notice-collections.mongo.js';
import { NoticesLifecycle } from './notices.lifecycle.js';
import { MongoNotifier } from './notifier.mongo.js';
import { Notifier } from './notifier.port.js';
import { ChangeWatcher } from './stream/change-watcher.mongo.js';
import { LiveHub } from './stream/live-hub.js';
import { LiveStreamController } from './stream/live-stream.controller.js';
import { SessionWatchService } from './stream/session-watch.service.js';
import { trustedHosts } from './webhooks/webhook-address.js';
import { WebhookDeliveryService } from './webhooks/webhook-delivery.service.js';
import { HttpWebhookSender } from './webhooks/webhook-sender.http.js';
import { WebhookSender } from './webhooks/webhook-sender.port.js';
import { MongoWebhookStore } from './webhooks/webhook-store.mongo.js';
import { WebhookStore } from './webhooks/webhook-store.port.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { WebhooksService } from './webhooks/webhooks.service.js';

const NOTICE_COLLECTIONS = Symbol('notice-collections');
const SECRETS = Symbol('webhook-secrets');
const REST_MS = 1_000;
const SESSIONS_EVERY_MS = 15_000;

/** What people are told: in the console, by webhooks, and while they look. */
@Module({})
export class NoticesModule {
  static of(options: ConsoleOptions): DynamicModule {
    return {
      module: NoticesModule,
      controllers: [NoticesController, WebhooksController, LiveStreamController],
      providers: [...GROUND, ...webhooks(options), ...live(options), work(options)],
      exports: [Notifier],
    };
  }
}

const GROUND: readonly FactoryProvider[] = [
  { provide: NOTICE_COLLECTIONS, inject: [DATABASE], useFactory: noticeCollectionsOf },
  {
    provide: Notifier,
    inject: [NOTICE_COLLECTIONS, Clock],
    useFactory: (collections: NoticeCollections, clock: Clock) =>
      new MongoNotifier(collections, clock),
  },
  {
    provide: NoticeStore,
    inject: [NOTICE_COLLECTIONS],
    useFactory: (collections: NoticeCollections) => new MongoNoticeStore(collections),
  },
  {
    provide: NoticesService,
    inject: [NoticeStore],
    useFactory: (store: NoticeStore) => new NoticesService(store),
  },
];

const webhooks = ({ config, keyring }: ConsoleOptions): FactoryProvider[] => {
  const trusted = trustedHosts(config.HCP_WEBHOOK_HOSTS);
  return [
    { provide: SECRETS, useFactory: () => createSecretBox(keyring) },
    { provide: WebhookSender, useFactory: () => new HttpWebhookSender(trusted) },
    {
      provide: WebhookStore,
      inject: [NOTICE_COLLECTIONS],
      useFactory: (collections: NoticeCollections) => new MongoWebhookStore(collections),
    },
    {
      provide: WebhooksService,
      inject: [Transactions, WebhookStore, AuditTrail, Places, SECRETS, Clock],
      useFactory: (
        transactions: Transactions,
        store: WebhookStore,
        audit: AuditTrail,
        places: Places,
        secrets: SecretBox,
        clock: Clock,
      ) => new WebhooksService({ transactions, store, audit, places, secrets, trusted, clock }),
    },
    {
      provide: WebhookDeliveryService,
      inject: [WebhookStore, WebhookSender, SECRETS, Clock],
      useFactory: (store: WebhookStore, sender: WebhookSender, secrets: SecretBox, clock: Clock) =>
        new WebhookDeliveryService({ store, sender, secrets, clock }),
    },
  ];
};

const live = ({ logger: log }: ConsoleOptions): FactoryProvider[] => [
  { provide: LiveHub, useFactory: () => new LiveHub(liesWithin) },
  {
    provide: ChangeWatcher,
    inject: [DATABASE, LiveHub],
    useFactory: (db: Db, hub: LiveHub) => new ChangeWatcher({ db, hub, log }),
  },
  {
    provide: SessionWatchService,
    inject: [LiveHub, SessionsService],
    useFactory: (hub: LiveHub, sessions: SessionsService) =>
      new SessionWatchService({
        ...{ hub, log, everyMs: SESSIONS_EVERY_MS },
        isOpen: (id) => sessions.isOpen(id),
      }),
  },
];

const work = ({ logger: log }: ConsoleOptions): FactoryProvider => ({
  provide: NoticesLifecycle,
  inject: [NOTICE_COLLECTIONS, WebhookDeliveryService, ChangeWatcher, SessionWatchService, LiveHub],
  useFactory: (
    { leases }: NoticeCollections,
    delivery: WebhookDeliveryService,
    watcher: ChangeWatcher,
    sessions: SessionWatchService,
    hub: LiveHub,
  ) => {
    const deliveries = new LeasedWorker({
      ...{ name: 'webhooks', leases: new MongoLeases(leases), restMs: REST_MS, log },
      work: (isRunning) => delivery.run(isRunning),
    });
    return new NoticesLifecycle({ deliveries, watcher, sessions, hub });
  },
});
