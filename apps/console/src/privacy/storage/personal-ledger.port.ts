import type { RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import type { ErasureCounts, PersonHashes } from '#shared/contract/reveal-storage.js';
import type { Tx } from '../../storage/transactions.port.js';

/** A rating with who gave it and in which words, sealed. */
export type PersonalRating = Pick<
  RatingRow,
  | '_id'
  | 'areaCode'
  | 'deptCode'
  | 'taskCode'
  | 'service'
  | 'round'
  | 'isDefault'
  | 'level'
  | 'channel'
  | 'tags'
  | 'ratedAt'
  | 'personal'
>;

/** A revision of a service record with whom it was for, sealed. */
export type PersonalService = Pick<
  ServiceRow,
  | '_id'
  | 'areaCode'
  | 'deptCode'
  | 'taskCode'
  | 'taskName'
  | 'service'
  | 'revision'
  | 'status'
  | 'servedAt'
  | 'personal'
>;

/** Whose rows, and where. */
export interface PersonQuery {
  readonly hashes: PersonHashes;
  /** Codes of areas; undefined: everywhere. */
  readonly areas: readonly string[] | undefined;
}

export interface PersonRows {
  readonly ratings: readonly PersonalRating[];
  readonly services: readonly PersonalService[];
  /** Whether there were more than the limit. */
  readonly truncated: boolean;
}

/** From how many rows of the ledger. */
export type LedgerCounts = Pick<ErasureCounts, 'ratings' | 'services'>;

/** How much is held of a person, and at which departments. */
export interface PersonExtent extends LedgerCounts {
  readonly units: readonly string[];
}

/**
 * The personal data of the ledger. A person's rows are those that bear one of the hashes, and those
 * of the same service that bear none: a rating by token has words and no number.
 */
export abstract class PersonalLedger {
  /** Ratings by key, oldest first. */
  abstract ratings(tx: Tx, keys: readonly string[]): Promise<PersonalRating[]>;
  /** The records of a service, the revision in force last. */
  abstract revisions(tx: Tx, service: string): Promise<PersonalService[]>;
  /** The newest first; nothing of the departments `notOf`, and of each kind at most `limit`. */
  abstract rowsOf(
    tx: Tx,
    query: PersonQuery & { readonly notOf: readonly string[]; readonly limit: number },
  ): Promise<PersonRows>;
  abstract extentOf(tx: Tx, query: PersonQuery): Promise<PersonExtent>;
  /**
   * Takes the personal data out of the rows of at most `limit` services of a person; answers their
   * keys, none when nothing is left. Rows stay, and so does all that is counted.
   */
  abstract eraseSome(
    tx: Tx,
    query: PersonQuery,
    limit: number,
  ): Promise<LedgerCounts & { readonly erasedServices: readonly string[] }>;
  /** Takes the personal data of everybody out of the rows of one service. */
  abstract eraseService(tx: Tx, service: string): Promise<LedgerCounts>;
  /** Whether the ledger has one of these. */
  abstract has(tx: Tx, keys: readonly string[]): Promise<boolean>;
}
