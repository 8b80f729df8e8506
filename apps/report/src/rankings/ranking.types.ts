import type { DoorFilter } from '#shared/domain/counts.js';
import type { Indicators } from '#shared/domain/indicators.js';
import type { Period } from '#shared/domain/period.js';
import type { Rankable } from '#shared/domain/ranking.js';
import type { AreaLevel } from '#shared/domain/registry.js';
import type { RankedSubject } from '../reading/ranked-subject.js';
import type { IndicatorName } from './indicator-spec.js';

/** A ranking that can be computed: parsed, with its defaults filled in. */
export interface RankingQuery {
  readonly subject: RankedSubject;
  readonly within: string;
  readonly peers?: AreaLevel | undefined;
  readonly period: Period;
  readonly indicator: IndicatorName;
  readonly door: DoorFilter;
}

/** One row before it is written: `figures` without a cohort where the subject has none. */
export interface RankingRow extends Rankable {
  readonly name: string;
  readonly figures: Indicators;
}

export interface Ranked {
  readonly rank: number;
  readonly row: RankingRow;
  /** Rank in the period before minus this rank; null when it had none. */
  readonly change: number | null;
}

/** A computed ranking, and what it was computed from. */
export interface RankingAnswer {
  readonly query: RankingQuery;
  readonly withinName: string;
  /** The indicator whose ranking is the official one. */
  readonly official: IndicatorName;
  readonly minimumSample: number;
  readonly generation: number;
  /** Channels: nobody can be unrated through one. */
  readonly hasCohort: boolean;
  readonly total: Indicators;
  readonly rows: readonly Ranked[];
  readonly insufficient: readonly RankingRow[];
}
