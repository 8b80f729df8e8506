import type { Counts, Visits } from '#shared/domain/counts.js';
import type { Indicators } from '#shared/domain/indicators.js';
import type { Period } from '#shared/domain/period.js';
import type { RankedSubject } from '../reading/ranked-subject.js';
import type { Departments } from '../reading/score-reader.port.js';

/** Whose score is asked for, found in the registry. */
export interface ScoreTarget {
  readonly subject: RankedSubject;
  readonly code: string;
  readonly name: string;
  /** Departments whose documents hold it. */
  readonly of: Departments;
  readonly areaCode?: string | undefined;
  readonly deptCode?: string | undefined;
}

/** Figures of the whole or of one part of it. */
export interface ScorePart {
  readonly code: string;
  readonly name: string;
  readonly counts: Counts;
  readonly figures: Indicators;
}

export interface TagCount {
  readonly code: string;
  readonly name: string;
  readonly level: number | null;
  readonly count: number;
}

/** One subject's score with everything that makes it up. */
export interface Score {
  readonly target: ScoreTarget;
  readonly period: Period;
  readonly generation: number;
  readonly whole: ScorePart;
  /** 无办件评价, apart from all figures; undefined for subjects that have none. */
  readonly visits: Visits | undefined;
  /** Days of a day or month, months of a quarter or year. */
  readonly series: readonly ScorePart[];
  readonly doors: readonly ScorePart[];
  /** Of departments and areas. */
  readonly channels: readonly ScorePart[];
  readonly hours: readonly ScorePart[];
  readonly tags: readonly TagCount[];
}
