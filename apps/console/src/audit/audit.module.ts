import { createPublicKey } from 'node:crypto';
import { Global, Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { keyIdOf } from '#shared/crypto/signing-key.js';
import type { Db } from '#shared/mongo/connect.js';
import { Clock } from '../clock.js';
import type { ConsoleOptions } from '../console.options.js';
import { COLLECTIONS, DATABASE } from '../console.tokens.js';
import type { ConsoleCollections } from '../storage/console-collections.mongo.js';
import { Transactions } from '../storage/transactions.port.js';
import { AnchorKeeper } from './anchor-keeper.js';
import { MongoAnchorStore } from './anchor-store.mongo.js';
import { AnchorsFile } from './anchors-file.js';
import { MongoAuditReader } from './audit-reader.mongo.js';
import { AuditReader } from './audit-reader.port.js';
import { MongoAuditTrail } from './audit-trail.mongo.js';
import { AuditTrail } from './audit-trail.port.js';
import { AuditVerifier } from './audit-verifier.port.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { MongoAuditVerifier } from './audit-verifier.mongo.js';

/** The audit chain: written by every room, read by the audit administrator. */
@Global()
@Module({})
export class AuditModule {
  static of(options: ConsoleOptions): DynamicModule {
    return {
      module: AuditModule,
      controllers: [AuditController],
      providers: [...chain(options), ...reading(options)],
      exports: [AuditTrail, AnchorKeeper],
    };
  }
}

const chain = ({ config, anchorKey, logger }: ConsoleOptions): FactoryProvider[] => [
  {
    provide: AnchorKeeper,
    inject: [COLLECTIONS, Clock],
    useFactory: ({ auditHeads }: ConsoleCollections, clock: Clock) =>
      new AnchorKeeper({
        store: new MongoAnchorStore(auditHeads, keyIdOf(anchorKey)),
        file: new AnchorsFile(config.HCP_AUDIT_ANCHORS),
        privateKey: anchorKey,
        clock,
        log: logger,
      }),
  },
  {
    provide: AuditTrail,
    inject: [COLLECTIONS, Clock, AnchorKeeper],
    useFactory: (collections: ConsoleCollections, clock: Clock, anchors: AnchorKeeper) =>
      new MongoAuditTrail(collections, clock, anchors.appended),
  },
];

const reading = ({ config, anchorKey }: ConsoleOptions): FactoryProvider[] => [
  {
    provide: AuditReader,
    inject: [COLLECTIONS],
    useFactory: ({ audit }: ConsoleCollections) => new MongoAuditReader(audit),
  },
  {
    provide: AuditService,
    inject: [AuditReader, Transactions, AuditTrail],
    useFactory: (reader: AuditReader, transactions: Transactions, audit: AuditTrail) =>
      new AuditService({ reader, transactions, audit }),
  },
  {
    provide: AuditVerifier,
    inject: [DATABASE],
    useFactory: (db: Db) =>
      new MongoAuditVerifier(db, config.HCP_AUDIT_ANCHORS, createPublicKey(anchorKey)),
  },
];
