import type { Collections } from '#shared/mongo/collections.js';
import type { ClientSession, Db } from '#shared/mongo/connect.js';
import type { RangeSplits } from './range-splits.js';

/** What every read of one snapshot needs. */
export interface SnapshotContext {
  readonly db: Db;
  readonly collections: Collections;
  readonly session: ClientSession;
  readonly generation: number;
  readonly splits: RangeSplits;
}

/** A reply carries as many documents as fit, instead of 101 first. */
export const BATCH_SIZE = 10_000;
