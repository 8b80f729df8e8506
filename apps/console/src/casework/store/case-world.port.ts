import type { Personal, RatingRow } from '#shared/contract/ledger.js';
import type { Actor } from '#shared/domain/casework/casework.js';
import type { Tx } from '../../storage/transactions.port.js';

/** What the ledger knows of a case's ratings. */
export interface RatingFacts {
  /** Whether one of them, or the record of the service they are about, bears a phone number. */
  readonly realName: boolean;
  /** The highest seq of a decision on one of them; 0: there is none. */
  readonly lastSeq: number;
}

/** A rating as a case shows it: who gave it is not part of it, and its words are sealed. */
export type SeenRating = Pick<
  RatingRow,
  '_id' | 'round' | 'level' | 'channel' | 'ratedAt' | 'tags' | 'handlerLevel' | 'pointCode'
> & { readonly personal?: Pick<Personal, 'writingEvaluation'> };

/** What a step needs of the ledger and of the accounts. */
export abstract class CaseWorld {
  abstract factsOf(tx: Tx, service: string, ratings: readonly string[]): Promise<RatingFacts>;
  abstract ratings(keys: readonly string[]): Promise<SeenRating[]>;
  /** A person whose account is in force. */
  abstract person(tx: Tx, id: string): Promise<Actor | undefined>;
  /** Names of accounts by id. */
  abstract names(ids: readonly string[]): Promise<Map<string, string>>;
}
