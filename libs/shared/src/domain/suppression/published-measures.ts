import type { MeasureRelations } from './small-cells.types.js';

/** Ratings by level, the cohort, and exclusions, as rankings and scores publish them. */
export const SCORE_RELATIONS: MeasureRelations = {
  totals: ['valid', 'due', 'excluded'],
  splits: [
    { whole: 'valid', parts: ['good', 'bad'] },
    { whole: 'good', parts: ['level5', 'level4', 'level3'] },
    { whole: 'bad', parts: ['level2', 'level1'] },
    { whole: 'due', parts: ['active', 'defaulted', 'unrated'] },
    { whole: 'unrated', parts: ['pending'], rest: 'lapsed' },
  ],
};

/** The closed loop: every rate has a rest that counts people, too. */
export const LOOP_RELATIONS: MeasureRelations = {
  totals: ['opened', 'excludedRatings'],
  splits: [
    { whole: 'opened', parts: ['closed', 'open'] },
    { whole: 'opened', parts: ['verified'], rest: 'unverified' },
    { whole: 'opened', parts: ['upheld'], rest: 'notUpheld' },
    { whole: 'opened', parts: ['replied'], rest: 'unreplied' },
    { whole: 'open', parts: ['late'], rest: 'notLate' },
    { whole: 'upheld', parts: ['rectified'], rest: 'unrectified' },
    { whole: 'upheld', parts: ['rectifiable'], rest: 'notYetRectifiable' },
    { whole: 'rectifiable', parts: ['rectifiedInTime'], rest: 'rectifiedLate' },
    { whole: 'closed', parts: ['realNameClosed'], rest: 'namelessClosed' },
    { whole: 'realNameClosed', parts: ['revisited'], rest: 'notRevisited' },
    { whole: 'revisited', parts: ['satisfied'], rest: 'unsatisfied' },
  ],
};

/**
 * One relation over scores and the loop, when both are published of the same rows: a bad rating
 * opens a case, so the number of cases would tell a hidden number of bad ratings.
 */
export const SCORE_AND_LOOP_RELATIONS: MeasureRelations = {
  totals: [...SCORE_RELATIONS.totals, ...LOOP_RELATIONS.totals],
  splits: [...SCORE_RELATIONS.splits, ...LOOP_RELATIONS.splits],
  follows: [{ hidden: 'bad', also: 'opened' }],
};

/** Counts without a sum, such as the tags of one row. */
export const countsWithoutSum = (measures: readonly string[]): MeasureRelations => ({
  totals: measures,
  splits: [],
});
