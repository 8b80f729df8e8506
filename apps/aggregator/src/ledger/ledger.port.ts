import type {
  DecisionRow,
  LedgerRow,
  RatingRow,
  ScoredDecision,
  ScoredRating,
  ScoredService,
  ServiceRow,
} from '#shared/contract/ledger.js';
import type { CheckpointDoc, DuplicateDoc, QuarantineDoc } from '#shared/contract/storage.js';
import type { ScoreDelta } from '#shared/domain/score-delta.js';
import type { CaseOpening } from '../cases/case-opening.js';

/** What the ledger holds of some services. */
export interface KnownRows {
  readonly ratings: readonly ScoredRating[];
  readonly services: readonly ScoredService[];
  readonly decisions: readonly ScoredDecision[];
}

/** Rows to be written, in the order of their offsets. */
export interface NewRows {
  readonly ratings: readonly RatingRow[];
  readonly services: readonly ServiceRow[];
  readonly decisions: readonly DecisionRow[];
}

/** Which record a row was made of. */
export type RowOrigin = Pick<LedgerRow, '_id' | 'partition' | 'offset' | 'receivedAt'>;

/**
 * One run of a batch's transaction: everything read is of one snapshot, everything written becomes
 * visible together or not at all.
 */
export interface LedgerTransaction {
  /** The generation of score documents that is written and read. */
  generation(): Promise<number>;
  /** Keeps every other batch away from these departments until this one has ended. */
  fence(deptCodes: readonly string[]): Promise<void>;
  /** All rows of these services, and the decisions with these ids, whatever their service. */
  known(services: readonly string[], decisionIds: readonly string[]): Promise<KnownRows>;
  /** Those of these ids that are in quarantine. */
  quarantined(ids: readonly string[]): Promise<ReadonlySet<string>>;
  insert(rows: NewRows): Promise<void>;
  setAside(documents: readonly QuarantineDoc[]): Promise<void>;
  /** Of the ratings and services with these keys, those just inserted included. */
  origins(keys: readonly string[]): Promise<readonly RowOrigin[]>;
  /** Remembers duplicates; those that are remembered already stay as they are. */
  remember(duplicates: readonly DuplicateDoc[]): Promise<void>;
  addScores(generation: number, delta: ScoreDelta): Promise<void>;
  openCases(openings: readonly CaseOpening[]): Promise<void>;
  /** False when the stored checkpoint is not `before` any more: another consumer was here. */
  advance(before: CheckpointDoc, after: CheckpointDoc): Promise<boolean>;
}

/** Runs a transaction, again and again while it only collides with others. */
export interface LedgerTransactions {
  /**
   * Commits when `work` answers true and aborts when it answers false; answers whether it
   * committed. Throws AppError `refused-by-database` when the data itself cannot be stored,
   * `transaction-timeout` after 15 seconds, and what else the database may throw.
   */
  run(work: (transaction: LedgerTransaction) => Promise<boolean>): Promise<boolean>;
}
