import type { mongo } from 'mongoose';
import {
  SCORED_RATING_FIELDS,
  SCORED_SERVICE_FIELDS,
  type LedgerRow,
  type ScoredRating,
  type ScoredService,
} from '#shared/contract/ledger.js';
import type { Collections } from '#shared/mongo/collections.js';
import { within } from '../../reading/instants.js';
import { LedgerDigests } from './ledger-digests.js';
import type { LedgerRows, LedgerSelection } from './ledger-rows.port.js';
import { originRanges } from './origin-ranges.js';

const BATCH_SIZE = 5_000;

type Ledger = Pick<Collections, 'ratings' | 'services'>;
type Scored<T> = T & Pick<LedgerRow, 'deptCode'>;

const projectionOf = (fields: readonly string[]) =>
  Object.fromEntries([...fields, 'deptCode'].map((field) => [field, 1]));

/**
 * Reads rows by where they came from. A row below a checkpoint never changes, so that no snapshot is
 * needed, however long it takes.
 */
export class MongoLedgerRows implements LedgerRows {
  constructor(private readonly ledger: Ledger) {}

  async digests(selection: LedgerSelection): Promise<LedgerDigests> {
    const digests = new LedgerDigests();
    const times = within(selection.period);
    for (const range of originRanges(selection)) {
      const ratings = rowsOf(this.ledger.ratings, { ...range, ratedAt: times });
      for await (const row of ratings.project<Scored<ScoredRating>>(
        projectionOf(SCORED_RATING_FIELDS),
      )) {
        digests.addRating(row.deptCode, row);
      }
      const services = rowsOf(this.ledger.services, { ...range, servedAt: times });
      for await (const row of services.project<Scored<ScoredService>>(
        projectionOf(SCORED_SERVICE_FIELDS),
      )) {
        digests.addService(row.deptCode, row);
      }
    }
    return digests;
  }
}

const rowsOf = <T extends LedgerRow>(rows: mongo.Collection<T>, filter: object) =>
  rows.find(filter as mongo.Filter<T>, { batchSize: BATCH_SIZE });
