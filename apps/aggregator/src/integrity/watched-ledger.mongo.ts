import type { CheckpointDoc } from '#shared/contract/storage.js';
import { ratingKey, revisionKey } from '#shared/domain/keys.js';
import type { Collections } from '#shared/mongo/collections.js';
import { originWithin } from '../upkeep/ledger-rows.mongo.js';
import type { OriginRange } from '../upkeep/pins.js';
import type { ServedRow, WatchedLedger, WatchedRow } from './watched-ledger.port.js';

const RATING = {
  ...{ deptCode: 1, service: 1, ratedAt: 1, channel: 1, pointCode: 1 },
  ...{ certKeyHash: 1, mobileHash: 1, 'personal.writingEvaluation': 1 },
} as const;
const SERVED = {
  ...{ _id: 0, service: 1, revision: 1, servedAt: 1, withdrawn: 1, certKeyHash: 1 },
} as const;
const ROUNDS = [1, 2] as const;
const BATCH = { batchSize: 5_000 };

/** Reads by the index on where rows came from, and by keys. */
export class MongoWatchedLedger implements WatchedLedger {
  constructor(
    private readonly collections: Pick<Collections, 'checkpoints' | 'ratings' | 'services'>,
  ) {}

  checkpoints(): Promise<CheckpointDoc[]> {
    return this.collections.checkpoints.find().toArray();
  }

  async ratingsWithin(ranges: readonly OriginRange[]): Promise<WatchedRow[]> {
    if (ranges.length === 0) return [];
    return this.collections.ratings
      .find({ $or: ranges.map(originWithin), isDefault: false }, BATCH)
      .project<WatchedRow>(RATING)
      .toArray();
  }

  async servicesWithin(ranges: readonly OriginRange[]): Promise<string[]> {
    if (ranges.length === 0) return [];
    const rows = await this.collections.services
      .find({ $or: ranges.map(originWithin) }, BATCH)
      .project<{ service: string }>({ _id: 0, service: 1 })
      .toArray();
    return [...new Set(rows.map(({ service }) => service))];
  }

  async ratingsOf(services: readonly string[]): Promise<WatchedRow[]> {
    if (services.length === 0) return [];
    const keys = services.flatMap((key) => ROUNDS.map((round) => ratingKey(key, round, false)));
    return this.collections.ratings
      .find({ _id: { $in: keys } }, BATCH)
      .project<WatchedRow>(RATING)
      .toArray();
  }

  /** Those above the first are found as the counting finds them, by `aside`. */
  async revisionsOf(services: readonly string[]): Promise<ServedRow[]> {
    if (services.length === 0) return [];
    const firsts = services.map((key) => revisionKey(key, 1));
    return this.collections.services
      .find({ $or: [{ _id: { $in: firsts } }, { aside: { $in: [...services] } }] }, BATCH)
      .project<ServedRow>(SERVED)
      .toArray();
  }
}
