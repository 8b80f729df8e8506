/** By column, the measures that its number is made of: it is told where all of them are. */
export type ColumnNeeds = Readonly<Record<string, readonly string[]>>;

const RATE = ['valid', 'good'];
const SCORE = ['valid', 'level1', 'level2', 'level3', 'level4', 'level5'];

const itself = (...measures: string[]): ColumnNeeds =>
  Object.fromEntries(measures.map((measure) => [measure, [measure]]));

/** Columns of the tables of scores and of rankings, and indicators that rankings are ordered by. */
export const SCORE_COLUMNS: ColumnNeeds = {
  ...itself('level1', 'level2', 'level3', 'level4', 'level5', 'valid', 'good', 'bad', 'excluded'),
  ...itself('followUps', 'followUpsExcluded', 'visits', 'visitsExcluded'),
  ...itself('due', 'active', 'defaulted', 'unrated', 'pending'),
  ...{ goodRate: RATE, goodRateLow: RATE, goodRateHigh: RATE, badRate: RATE, rawGoodRate: RATE },
  score: SCORE,
  activeRate: ['due', 'active'],
  unratedRate: ['due', 'unrated', 'pending'],
  defaultShare: ['due', 'defaulted'],
};

/** Columns of the tables of the loop. */
export const LOOP_COLUMNS: ColumnNeeds = {
  ...itself('opened', 'closed', 'open', 'late', 'verified', 'upheld', 'rectified', 'rectifiable'),
  ...itself('rectifiedInTime', 'replied', 'realNameClosed', 'revisited', 'satisfied'),
  excluded: ['excludedRatings'],
  verifiedRate: ['opened', 'verified'],
  rectifiedRate: ['upheld', 'rectified'],
  rectifiedInTimeRate: ['rectifiable', 'rectifiedInTime'],
  repliedRate: ['opened', 'replied'],
  revisitedRate: ['realNameClosed', 'revisited'],
  satisfiedRate: ['revisited', 'satisfied'],
};

const SERVED = ['due'];
const RATED = ['due', 'active'];

/**
 * Columns of the table of coverage. Departments, items and points are nobody's secret; but so many
 * items with a service mean at least so many services.
 */
export const COVERAGE_COLUMNS: ColumnNeeds = {
  ...{ departmentsWithService: SERVED, departmentCoverage: SERVED },
  ...{ itemsWithService: SERVED, itemCoverage: SERVED },
  ...{ itemsWithActive: RATED, itemRatingCoverage: RATED },
  ...{ pointsWithService: SERVED, pointCoverage: SERVED },
  ...{ pointsWithActive: RATED, pointRatingCoverage: RATED },
};
