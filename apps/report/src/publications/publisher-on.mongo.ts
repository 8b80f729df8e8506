import { collectionsOf } from '#shared/mongo/collections.js';
import type { Db } from '#shared/mongo/connect.js';
import { requireMigrations } from '#shared/mongo/migrations.js';
import { MongoScoreReader } from '../reading/score-reader.mongo.js';
import type { RegistryDays } from '../registry/registry-days.js';
import type { ReportPolicy } from '../report.policy.js';
import { MongoLedgerRows } from './ledger/ledger-rows.mongo.js';
import { PublisherService } from './publisher.service.js';
import { loadOrCreatePublicationKey, publicationKeyPath } from './signing/publication-key.js';
import type { AlgorithmName } from './signing/signature-algorithms.js';
import { MongoPublicationStore } from './store/publication-store.mongo.js';

/** What a publisher is made with. */
export interface PublisherSettings {
  readonly HCP_KEYRING: string;
  readonly HCP_PUBLICATION_ALGORITHM: AlgorithmName;
  readonly HCP_SMALL_CELL: number;
}

/** A publisher on a database, for the schedule and for the command line. */
export function publisherOn(
  db: Db,
  settings: PublisherSettings,
  { registry, policy, now }: { registry: RegistryDays; policy: ReportPolicy; now: () => number },
): PublisherService {
  const path = publicationKeyPath(settings.HCP_KEYRING);
  return new PublisherService({
    ...{ registry, policy, now },
    scores: new MongoScoreReader(db),
    smallCell: settings.HCP_SMALL_CELL,
    store: new MongoPublicationStore(db),
    ledger: new MongoLedgerRows(collectionsOf(db)),
    key: async () => {
      // A collection must be there before a transaction first writes to it.
      await requireMigrations(db);
      return loadOrCreatePublicationKey(path, settings.HCP_PUBLICATION_ALGORITHM);
    },
  });
}
