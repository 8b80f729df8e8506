import type {
  AskedKind,
  ErasureCounts,
  LookUpDoc,
  RevealState,
} from '#shared/contract/reveal-storage.js';
import type { TimeCursor } from '../../paging/time-cursor.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { AskedRow } from './reveal-state.js';

/** Which rows are asked for; all conditions hold at once. */
export interface RevealQuery {
  /** Those that lie in one of these areas. */
  readonly areas: readonly string[];
  /** None that these departments have a part in. */
  readonly notOf: readonly string[];
  readonly state?: RevealState | undefined;
  readonly kind?: AskedKind | undefined;
  readonly askedBy?: { readonly id: string; readonly is: boolean } | undefined;
  readonly after?: TimeCursor | undefined;
  readonly limit: number;
  /** What is expired is told by it, epoch milliseconds. */
  readonly now: number;
}

/** What changes of a row; a field that is undefined is taken away. */
export interface RevealChange {
  readonly state?: AskedRow['state'];
  readonly decision?: AskedRow['decision'];
  readonly expiresAt?: Date | undefined;
  readonly hashes?: undefined;
  readonly erased?: ErasureCounts;
  readonly doneAt?: Date;
  readonly openings?: number;
}

/** Where it is kept who wanted what of personal data; an abstract class, to be asked for by type. */
export abstract class RevealStore {
  abstract insert(tx: Tx, row: AskedRow | LookUpDoc): Promise<void>;
  abstract byId(id: string, tx?: Tx): Promise<AskedRow | undefined>;
  /** The newest first. */
  abstract page(query: RevealQuery): Promise<AskedRow[]>;
  abstract change(tx: Tx, id: string, change: RevealChange): Promise<void>;
  /** Ids of erasures that are approved and not done. */
  abstract erasures(limit: number): Promise<string[]>;
}
