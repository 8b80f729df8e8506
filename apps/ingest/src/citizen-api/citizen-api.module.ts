import type { FactoryProvider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { join } from 'node:path';
import { Registry as MetricsRegistry } from 'prom-client';
import type { Logger } from '#shared/app/logger.js';
import { calendarOf } from '#shared/calendar/calendar-file.js';
import { createCitizenCodes } from '#shared/crypto/citizen-codes.js';
import type { Keyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { liveCalendar } from '#shared/domain/live-calendar.js';
import { EventProducer } from '#shared/kafka/event-producer.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import type { IngestConfig } from '../ingest.config.js';
import { DATABASE, KEYRING } from '../ingest.tokens.js';
import { CitizenApiController } from './citizen-api.controller.js';
import type { CitizenParts } from './citizen-parts.js';
import type { CitizenRoute } from './citizen-route.js';
import { DatabaseGate } from './database-gate.mongo.js';
import { MongoInvitationStore } from './invitation-store.mongo.js';
import { MongoLimits } from './limits.mongo.js';
import { pageShell, type PageShell } from './pages/page-shell.js';
import { strayRoutes } from './pages/stray.routes.js';
import { readWebBuild, type WebBuild } from './pages/web-build.js';
import { webFileRoutes } from './pages/web-files.routes.js';
import { pointsRoom } from './points/points.room.js';
import { CitizenMetrics } from './ratings/citizen-metrics.js';
import { InvitationViewsService } from './ratings/invitation-views.service.js';
import { PendingRatings } from './ratings/pending-ratings.js';
import { RatingService } from './ratings/rating.service.js';
import { ratingRoutes } from './ratings/ratings.routes.js';
import { SignalsService } from './ratings/signals.service.js';
import { receiptsRoom } from './receipts/receipts.room.js';
import { signsRoom } from './signs/signs.room.js';

export const CITIZEN_PARTS = Symbol('citizen parts');
const WEB_BUILD = Symbol('web build');

/** From the built apps/ingest/src/citizen-api to the build of the pages beside apps. */
const WEB_DIR = join(import.meta.dirname, '../../../../web');

/** What the citizen's door consists of; each room tells its routes. */
const ROOMS: readonly ((parts: CitizenParts, shell: PageShell) => readonly CitizenRoute[])[] = [
  pointsRoom,
  receiptsRoom,
  signsRoom,
];

/** The wiring of the citizen's door. */
export const citizenApi = (config: IngestConfig, logger: Logger): FactoryProvider[] => [
  {
    provide: CITIZEN_PARTS,
    inject: [RegistryWatcher, KEYRING, DATABASE],
    useFactory: (registry: RegistryWatcher, keyring: Keyring, db: Db) =>
      partsOf(config, logger, { registry, keyring, db }),
  },
  { provide: WEB_BUILD, useFactory: () => readWebBuild(config.HCP_WEB_DIR ?? WEB_DIR) },
  {
    provide: CitizenMetrics,
    inject: [MetricsRegistry],
    useFactory: (register: MetricsRegistry) => new CitizenMetrics(register),
  },
  {
    provide: PendingRatings,
    inject: [EventProducer, CITIZEN_PARTS],
    useFactory: (publisher: EventProducer, { invitations }: CitizenParts) =>
      new PendingRatings(publisher, invitations, (error) => {
        logger.warn({ reason: messageOf(error) }, 'a claim stays pending: it may be sent again');
      }),
  },
  {
    provide: RatingService,
    inject: [CITIZEN_PARTS, PendingRatings, CitizenMetrics],
    useFactory: (parts: CitizenParts, pending: PendingRatings, watcher: CitizenMetrics) =>
      new RatingService({ ...parts, pending, watcher }),
  },
  {
    provide: CitizenApiController,
    inject: [HttpAdapterHost, CITIZEN_PARTS, WEB_BUILD, RatingService, CitizenMetrics],
    useFactory: (
      host: HttpAdapterHost,
      parts: CitizenParts,
      build: WebBuild,
      ratings: RatingService,
      metrics: CitizenMetrics,
    ) => {
      const shell = pageShell(build);
      const rooms = ROOMS.flatMap((room) => room(parts, shell));
      const rating = ratingRoutes({ ratings, shell, ...ratingPages(parts, ratings, metrics) });
      return new CitizenApiController(
        host,
        [...rating, ...rooms, ...webFileRoutes(build), ...strayRoutes],
        (error, foreseen) => {
          if (!foreseen) logger.error({ err: error }, 'a citizen’s request met a fault');
        },
      );
    },
  },
];

const ratingPages = (parts: CitizenParts, ratings: RatingService, metrics: CitizenMetrics) => ({
  views: new InvitationViewsService({ ...parts, settle: (one) => ratings.settle(one) }),
  signals: new SignalsService(parts.invitations, metrics),
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

interface Backends {
  readonly registry: RegistryWatcher;
  readonly keyring: Keyring;
  readonly db: Db;
}

async function partsOf(
  config: IngestConfig,
  logger: Logger,
  { registry, keyring, db }: Backends,
): Promise<CitizenParts> {
  const collections = collectionsOf(db);
  const codes = createCitizenCodes(keyring);
  const gate = new DatabaseGate(
    (cause) => {
      logger.warn({ reason: messageOf(cause) }, 'MongoDB is away: answering citizens 503');
    },
    () => {
      logger.info('MongoDB is here: answering citizens');
    },
  );
  return {
    policy: {
      publicUrl: config.publicUrl,
      windowDays: config.HCP_RATING_WINDOW_DAYS,
      calendar: liveCalendar(await calendarOf(config.HCP_CALENDAR_FILE), registry),
      followUpDays: config.HCP_FOLLOW_UP_DAYS,
      askHandlerIn: config.askHandlerIn,
    },
    registry,
    codes,
    sealer: createSealer(keyring),
    invitations: new MongoInvitationStore(collections, gate),
    limits: new MongoLimits(collections.limits, gate, codes),
    collections,
    gate,
  };
}
