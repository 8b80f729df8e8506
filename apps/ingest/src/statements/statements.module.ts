import type { FactoryProvider } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Logger } from '#shared/app/logger.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { CITIZEN_PARTS } from '../citizen-api/citizen-api.module.js';
import type { CitizenParts } from '../citizen-api/citizen-parts.js';
import { DatabaseGate } from '../citizen-api/database-gate.mongo.js';
import { Authenticator } from '../source-api/authenticator.js';
import { RateLimiter } from '../source-api/rate-limiter.js';
import { EventsService } from './events.service.js';
import { MongoOutcomeStore } from './outcome-store.mongo.js';
import { MongoOwnEvents } from './own-events.mongo.js';
import { ReceiptsService } from './receipts.service.js';
import { READ_PATHS } from './read-paths.js';
import { SignedQuestionsService } from './signed-questions.service.js';
import { StatementsController } from './statements.controller.js';
import { StatementsService } from './statements.service.js';

/** Questions a second that one source may ask, twice that at once. */
const QUESTIONS_PER_SECOND = 50;
/** A statement reads a whole day. */
const STATEMENT_COST = 10;

/** The providers of what sources may ask about their own events. */
export const statements = (logger: Logger): FactoryProvider[] => [
  {
    provide: StatementsController,
    inject: [HttpAdapterHost, RegistryWatcher, Authenticator, CITIZEN_PARTS],
    useFactory: (
      host: HttpAdapterHost,
      registry: RegistryWatcher,
      authenticator: Authenticator,
      { collections }: CitizenParts,
    ) => {
      const gate = gateOfQuestions(logger);
      const outcomes = new MongoOutcomeStore(collections, gate);
      const events = new MongoOwnEvents(collections, gate);
      const limiter = new RateLimiter(QUESTIONS_PER_SECOND);
      return new StatementsController(
        host,
        new SignedQuestionsService(registry, authenticator, limiter),
        [
          { url: READ_PATHS.receipts, answerer: new ReceiptsService(outcomes), cost: 1 },
          {
            url: READ_PATHS.events,
            answerer: new EventsService(events, outcomes, registry),
            cost: 1,
          },
          {
            url: READ_PATHS.statements,
            answerer: new StatementsService(outcomes),
            cost: STATEMENT_COST,
          },
        ],
        (error) => {
          logger.error({ err: error }, 'a question of a source met a fault');
        },
      );
    },
  },
];

/**
 * A gate of their own: a long question of a source that goes unanswered must not have the database
 * count as away for citizens.
 */
const gateOfQuestions = (logger: Logger): DatabaseGate =>
  new DatabaseGate(
    (cause) => {
      const reason = cause instanceof Error ? cause.message : 'unknown';
      logger.warn({ reason }, 'MongoDB does not answer what sources ask');
    },
    () => {
      logger.info('MongoDB answers what sources ask');
    },
  );
