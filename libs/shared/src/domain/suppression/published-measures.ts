import type { MeasureRelations } from './small-cells.types.js';

/** What people said, and how many were asked. */
export const SCORE_RELATIONS: MeasureRelations = {
  totals: [
    ...['valid', 'due', 'excluded'],
    ...['followUps', 'followUpsExcluded', 'visits', 'visitsExcluded'],
  ],
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

const TAG = 'tag:';

/** The measure of a tag: how often it was chosen. */
export const measureOfTag = (tag: string): string => `${TAG}${tag}`;

/**
 * All measures of open tables. A bad rating opens a case, so the number of cases would tell a hidden
 * number of bad ratings; a ruling on a case excludes ratings; and a tag is chosen at most once with
 * a rating of its level.
 */
export function publishedRelations(tags: ReadonlyMap<string, number | null>): MeasureRelations {
  const known = [...tags].filter(([, level]) => level !== null);
  return {
    totals: [
      ...SCORE_RELATIONS.totals,
      ...LOOP_RELATIONS.totals,
      ...[...tags.keys()].map(measureOfTag),
    ],
    splits: [...SCORE_RELATIONS.splits, ...LOOP_RELATIONS.splits],
    follows: [
      { hidden: 'bad', also: 'opened' },
      { hidden: 'excluded', also: 'excludedRatings' },
      ...known.map(([tag, level]) => ({ hidden: `level${level}`, also: measureOfTag(tag) })),
    ],
  };
}
