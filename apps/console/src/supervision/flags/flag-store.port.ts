import type { FlagDoc, FlagJudgement } from '#shared/contract/flag-storage.js';
import type { RatingRow } from '#shared/contract/ledger.js';
import type { Scope } from '#shared/domain/casework/access-policy.js';
import type { FlagState, IntegrityRule } from '#shared/domain/integrity/integrity-rule.js';
import type { TimeCursor } from '../../paging/time-cursor.js';
import type { Tx } from '../../storage/transactions.port.js';

/** Which flags are asked for; all conditions hold at once. */
export interface FlagQuery {
  /** Only those that lie in one of these. */
  readonly scopes: readonly Scope[];
  readonly state?: FlagState | undefined;
  readonly rule?: IntegrityRule | undefined;
  readonly within?: string | undefined;
  /** Behind the flag that was found at this moment and has this code. */
  readonly after?: TimeCursor | undefined;
  readonly limit: number;
}

/** What is shown of a rating. */
export type FlaggedRating = Pick<
  RatingRow,
  '_id' | 'deptCode' | 'service' | 'round' | 'level' | 'channel' | 'pointCode' | 'ratedAt'
>;

/** Where the case of a service lies, and its name in addresses. */
export interface FlaggedCase {
  readonly service: string;
  readonly code: string;
  readonly areas: readonly string[];
  readonly unit?: string | undefined;
}

/** Where flags are kept, and what they stand on; an abstract class, to be asked for by type. */
export abstract class FlagStore {
  abstract byCode(code: string, tx?: Tx): Promise<FlagDoc | undefined>;
  /** The one found last first, then by code. */
  abstract page(query: FlagQuery): Promise<FlagDoc[]>;
  /** False, and nothing is written, when the flag is not any more what was read. */
  abstract judge(tx: Tx, before: FlagDoc, judgement: FlagJudgement): Promise<boolean>;
  /** Those of the keys that are in the ledger, the earliest first. */
  abstract ratings(keys: readonly string[]): Promise<FlaggedRating[]>;
  /** The cases of services, as far as console has seen them. */
  abstract cases(services: readonly string[]): Promise<FlaggedCase[]>;
}
