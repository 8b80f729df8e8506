import type { FactoryProvider } from '@nestjs/common';
import type { Logger } from '#shared/app/logger.js';
import type { Keyring } from '#shared/crypto/keyring.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { RegistryWatcher } from '#shared/mongo/registry.watcher.js';
import { integrityPolicy, type AggregatorConfig } from '../aggregator.config.js';
import { PartitionsService } from '../consume/partitions.service.js';
import { MongoIntegrityCursor } from './integrity-cursor.mongo.js';
import { MongoIntegrityStore } from './integrity-store.mongo.js';
import { IntegrityWorker } from './integrity-worker.js';
import { JudgeSharesService } from './judge-shares.service.js';
import { SeeRatingsService } from './see-ratings.service.js';
import { MongoShares } from './shares.mongo.js';
import { MongoWatchedLedger } from './watched-ledger.mongo.js';
import { wordsPseudonyms } from './words-pseudonym.js';

export interface IntegrityOptions {
  readonly config: AggregatorConfig;
  readonly logger: Logger;
  /** Names of the database and the keyring among the providers. */
  readonly database: symbol;
  readonly keyring: symbol;
}

/** The wiring of what looks for 刷评 beside the counting. */
export const integrityProvider = ({
  config,
  logger,
  database,
  keyring: keyringName,
}: IntegrityOptions): FactoryProvider => ({
  provide: IntegrityWorker,
  inject: [database, keyringName, RegistryWatcher, PartitionsService],
  useFactory: (
    db: Db,
    keyring: Keyring,
    registry: RegistryWatcher,
    partitions: PartitionsService,
  ) => {
    const policy = integrityPolicy(config);
    const restMs = config.HCP_FLAG_REST_SECONDS * 1_000;
    const store = new MongoIntegrityStore(db);
    const collections = collectionsOf(db);
    const ledger = new MongoWatchedLedger(collections);
    const wordsOf = wordsPseudonyms(keyring, policy.sameWords.leastLength);
    return new IntegrityWorker({
      cursor: new MongoIntegrityCursor(db, restMs),
      ratings: new SeeRatingsService({ ledger, store, policy, wordsOf }),
      shares: new JudgeSharesService({ shares: new MongoShares(collections), store, policy }),
      registry,
      province: config.HCP_PROVINCE,
      isCounting: () =>
        [...(partitions.assignment ?? [])].some(([, { busySince }]) => busySince !== undefined),
      restMs,
      sharesMs: config.HCP_FLAG_SHARES_MINUTES * 60_000,
      clock: () => Date.now(),
      log: logger,
    });
  },
});
