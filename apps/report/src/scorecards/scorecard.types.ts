import type { LoopCounts } from '#shared/domain/casework/casework.js';
import type { Period } from '#shared/domain/period.js';
import type { AreaLevel } from '#shared/domain/registry.js';
import type { Card } from '#shared/domain/scorecard/card.js';
import type { CardSubject, Evaluation } from '#shared/domain/scorecard/evaluation.js';
import type { Award, ScorecardRules } from '#shared/domain/scorecard/rules.js';
import type { CandidateFacts, Verdict } from '#shared/domain/scorecard/shortlist.js';
import type { CoverageCounts } from '../coverage/coverage.types.js';
import type { Tally } from '../reading/tally.js';

/** A question about cards: parsed, with its defaults filled in. */
export interface ScorecardQuery {
  readonly subject: CardSubject;
  readonly within: string;
  readonly peers?: AreaLevel | undefined;
  readonly period: Period;
  /** What is late is told by it, epoch milliseconds. */
  readonly now: number;
}

/** Everything a card is made of. */
export interface CardBasis {
  readonly code: string;
  readonly name: string;
  readonly tally: Tally;
  readonly coverage: CoverageCounts;
  readonly loop: LoopCounts;
  readonly evaluations: readonly Evaluation[];
}

export interface NamedCard extends Card {
  readonly basis: CardBasis;
}

/** A card with its place; null: too little of its weight has data. */
export interface RankedCard extends NamedCard {
  readonly rank: number | null;
}

export interface Scorecards {
  readonly query: ScorecardQuery;
  readonly withinName: string;
  readonly rules: ScorecardRules;
  readonly generation: number;
  /** The ranked ones first, by rank; then the others by code. */
  readonly cards: readonly RankedCard[];
}

export interface Candidate {
  readonly code: string;
  readonly name: string;
  readonly facts: CandidateFacts;
  readonly verdict: Verdict;
}

export interface Shortlist {
  readonly award: Award;
  readonly scorecards: Scorecards;
  readonly minimumSample: number;
  /** The best by rank, whatever speaks against them, by rank. */
  readonly candidates: readonly Candidate[];
}
