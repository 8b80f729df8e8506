import type { Channel, Door } from './channel.js';
import type { HoursKind } from './hours-kind.js';
import type { Level } from './level.js';
import type { SubjectKind } from './subject-kind.js';

/** A service record (办件) as the scores see it. `servedAt` is epoch milliseconds. */
export interface ServiceFact {
  readonly revision: number;
  readonly servedAt: number;
  readonly taskCode: string;
  readonly pointCode?: string | undefined;
  readonly hoursKind?: HoursKind | undefined;
  readonly withdrawn?: boolean | undefined;
  readonly subjectKind?: SubjectKind | undefined;
}

/** A rating (评价) as the scores see it. `ratedAt` is epoch milliseconds. */
export interface RatingFact {
  readonly key: string;
  /** 1 the first rating, 2 the follow-up (追评). */
  readonly round: 1 | 2;
  readonly isDefault: boolean;
  readonly level: Level;
  readonly channel: Channel;
  readonly door: Door;
  readonly ratedAt: number;
  /** Absent only for a visit. */
  readonly taskCode?: string | undefined;
  /** 无办件评价: shown apart, part of no score. */
  readonly visit?: boolean | undefined;
  readonly pointCode?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly handlerLevel?: Level | undefined;
  readonly subjectKind?: SubjectKind | undefined;
}

/** A decision to exclude a rating from the scores, or to restore it. */
export interface DecisionFact {
  readonly id: string;
  readonly ratingKey: string;
  readonly action: 'exclude' | 'restore';
  readonly seq: number;
}

/**
 * Everything the ledger knows of one service of one case. The scores are a pure function of it,
 * so neither the order nor the batching of events can change them.
 */
export interface ServiceFacts {
  readonly deptCode: string;
  readonly revisions: readonly ServiceFact[];
  readonly ratings: readonly RatingFact[];
  readonly decisions: readonly DecisionFact[];
}

/** The revision that stands: the highest. */
export function standingRevision(facts: ServiceFacts): ServiceFact | undefined {
  let standing: ServiceFact | undefined;
  for (const one of facts.revisions) {
    if (standing === undefined || one.revision > standing.revision) standing = one;
  }
  return standing;
}

/**
 * Whether the standing decision excludes the rating: the highest seq, and of two with the same seq
 * the one with the greater id, so that the order in which they came means nothing.
 */
export function isExcluded(facts: ServiceFacts, ratingKey: string): boolean {
  let standing: DecisionFact | undefined;
  for (const one of facts.decisions) {
    if (one.ratingKey === ratingKey && (standing === undefined || supersedes(one, standing))) {
      standing = one;
    }
  }
  return standing?.action === 'exclude';
}

const supersedes = (one: DecisionFact, other: DecisionFact): boolean =>
  one.seq === other.seq ? one.id > other.id : one.seq > other.seq;

/** 主动评价, 默认评价, 未评: each service is in exactly one of these states. */
export type CohortState = 'active' | 'defaulted' | 'unrated';

/**
 * Active when a person chose a first level (excluding that rating later does not make them
 * silent), else defaulted when a source declared a default, else unrated. The rating of a visit says
 * nothing of a service.
 */
export function cohortState(facts: ServiceFacts): CohortState {
  if (facts.ratings.some((r) => r.round === 1 && !r.isDefault && r.visit !== true)) return 'active';
  if (facts.ratings.some((r) => r.isDefault)) return 'defaulted';
  return 'unrated';
}
