import type { RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import type { CheckpointDoc } from '#shared/contract/storage.js';
import type { OriginRange } from '../upkeep/pins.js';

/** What the rules need of a chosen rating. */
export type WatchedRow = Pick<
  RatingRow,
  | '_id'
  | 'deptCode'
  | 'service'
  | 'ratedAt'
  | 'channel'
  | 'pointCode'
  | 'certKeyHash'
  | 'mobileHash'
  | 'personal'
>;

/** What the rules need of a revision of a service. */
export type ServedRow = Pick<
  ServiceRow,
  'service' | 'revision' | 'servedAt' | 'withdrawn' | 'certKeyHash'
>;

/** The ledger as the integrity rules read it: behind the counting, and never in its transaction. */
export interface WatchedLedger {
  checkpoints(): Promise<readonly CheckpointDoc[]>;
  /** The chosen ratings that came in these ranges. */
  ratingsWithin(ranges: readonly OriginRange[]): Promise<WatchedRow[]>;
  /** The services of which a revision came in these ranges. */
  servicesWithin(ranges: readonly OriginRange[]): Promise<string[]>;
  /** The chosen ratings of services. */
  ratingsOf(services: readonly string[]): Promise<WatchedRow[]>;
  /** All revisions of services. */
  revisionsOf(services: readonly string[]): Promise<ServedRow[]>;
}
