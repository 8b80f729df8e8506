import type { DecisionRow, RatingRow, ServiceRow } from '#shared/contract/ledger.js';

type Common =
  | '_id'
  | 'service'
  | 'source'
  | 'correlationId'
  | 'receivedAt'
  | 'taskCode'
  | 'pointCode'
  | 'subjectKind';
export type CaseService = Pick<
  ServiceRow,
  Common | 'revision' | 'status' | 'servedAt' | 'withdrawn'
>;
export type CaseRating = Pick<
  RatingRow,
  Common | 'isDefault' | 'level' | 'channel' | 'ratedAt' | 'tags'
>;
export type CaseDecision = Pick<DecisionRow, '_id' | 'ratingKey' | 'action' | 'seq'>;

/** What the ledger holds of some cases, without anything personal. */
export interface CaseFacts {
  /** Of every source: another's revision may stand above one's own. */
  readonly services: readonly CaseService[];
  /** Those that the source itself sent. */
  readonly ratings: readonly CaseRating[];
  /** About those ratings. */
  readonly decisions: readonly CaseDecision[];
}

/** The ledger, asked for cases by what their keys begin with (`casePrefix`). */
export interface OwnEvents {
  ofCases(source: string, prefixes: readonly string[]): Promise<CaseFacts>;
}
