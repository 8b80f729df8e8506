import type { PublishedPosition } from '#shared/contract/publication.js';
import type { PublishedPeriod } from '#shared/domain/publication/published-period.js';
import type { LedgerDigests } from './ledger-digests.js';

/** Rows of the ledger whose times lie in a period, and which were counted up to some checkpoints. */
export interface LedgerSelection {
  readonly period: Pick<PublishedPeriod, 'first' | 'last'>;
  readonly below: readonly PublishedPosition[];
  /** Checkpoints of a moment before the period began: what lies below them need not be read. */
  readonly from: readonly PublishedPosition[];
}

/** Reads the ledger; throws when the database does not answer. */
export interface LedgerRows {
  digests(selection: LedgerSelection): Promise<LedgerDigests>;
}
