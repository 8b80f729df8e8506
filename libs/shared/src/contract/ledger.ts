import type { Channel, Door } from '../domain/channel.js';
import type { HoursKind } from '../domain/hours-kind.js';
import type { Level } from '../domain/level.js';
import type { SubjectKind } from '../domain/subject-kind.js';
import type { PersonalField, Sealed } from './sealed.js';

/** Where on the topic a row came from; every record of the topic is in at most one row. */
export interface Origin {
  /** Epoch of the checkpoint: grows when the topic is read again from its beginning. */
  readonly epoch: number;
  readonly partition: number;
  readonly offset: number;
}

/** What every row of the ledger has. Rows are inserted once and never changed, but for erasure. */
export interface LedgerRow extends Origin {
  /** The key of keys.ts, by which the database refuses a second one. */
  readonly _id: string;
  readonly deptCode: string;
  /** The key of the service it belongs to. */
  readonly service: string;
  /**
   * The service key once more, on the rare rows that a look-up by `_id` cannot guess (higher
   * revisions, defaults, follow-ups, decisions): the sparse index on it stays small.
   */
  readonly aside?: string;
  readonly source: string;
  readonly correlationId: string;
  /** LogAppendTime of the record. */
  readonly receivedAt: Date;
  /** Fields whose code the registry did not know when the row was written. */
  readonly unknownCodes?: readonly string[];
}

export type Personal = Partial<Record<PersonalField, Sealed>>;

/** Collection `ratings`. */
export interface RatingRow extends LedgerRow {
  readonly areaCode: string;
  /** Absent only where `visit` is set. */
  readonly taskCode?: string;
  /** 无办件评价: of a visit without a case; its service key names the visit. */
  readonly visit?: true;
  readonly round: 1 | 2;
  readonly isDefault: boolean;
  readonly level: Level;
  readonly channel: Channel;
  readonly door: Door;
  readonly ratedAt: Date;
  readonly tags?: readonly string[];
  readonly handlerLevel?: Level;
  readonly pointCode?: string;
  readonly handlerCode?: string;
  readonly subjectKind?: SubjectKind;
  readonly applicantKind?: number;
  readonly personal?: Personal;
  readonly certKeyHash?: string;
  readonly mobileHash?: string;
}

/** Collection `services`: one row for each revision. */
export interface ServiceRow extends LedgerRow {
  readonly areaCode: string;
  readonly taskCode: string;
  readonly taskName: string;
  readonly status: number;
  readonly servedAt: Date;
  readonly revision: number;
  readonly withdrawn?: boolean;
  readonly acceptedAt?: Date;
  readonly promiseKind?: 'promise' | 'instant';
  readonly promisedAt?: Date;
  readonly resultAt?: Date;
  readonly pointCode?: string;
  readonly handlerCode?: string;
  readonly hoursKind?: HoursKind;
  readonly subjectKind?: SubjectKind;
  readonly applicantKind?: number;
  readonly personal?: Personal;
  readonly certKeyHash?: string;
  readonly mobileHash?: string;
}

/** Collection `decisions`; `_id` is the decisionId. */
export interface DecisionRow extends LedgerRow {
  readonly ratingKey: string;
  readonly action: 'exclude' | 'restore';
  readonly seq: number;
  readonly reason: string;
  readonly by: string;
  readonly approvedBy: string;
  readonly decidedAt: Date;
}

/** The fields of a row that the scores are made of: what is read back, and nothing more. */
export const SCORED_RATING_FIELDS = [
  'service',
  'round',
  'isDefault',
  'level',
  'channel',
  'door',
  'ratedAt',
  'taskCode',
  'visit',
  'pointCode',
  'tags',
  'handlerLevel',
  'subjectKind',
] as const satisfies readonly (keyof RatingRow)[];
export const SCORED_SERVICE_FIELDS = [
  'service',
  'revision',
  'servedAt',
  'taskCode',
  'pointCode',
  'hoursKind',
  'withdrawn',
  'subjectKind',
] as const satisfies readonly (keyof ServiceRow)[];
export const SCORED_DECISION_FIELDS = [
  'service',
  'ratingKey',
  'action',
  'seq',
] as const satisfies readonly (keyof DecisionRow)[];

export type ScoredRating = Pick<RatingRow, '_id' | (typeof SCORED_RATING_FIELDS)[number]>;
export type ScoredService = Pick<ServiceRow, '_id' | (typeof SCORED_SERVICE_FIELDS)[number]>;
export type ScoredDecision = Pick<DecisionRow, '_id' | (typeof SCORED_DECISION_FIELDS)[number]>;
