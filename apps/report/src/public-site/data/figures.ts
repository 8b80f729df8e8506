import type {
  CoverageFigures,
  EditionPolicy,
  Figures,
  LoopFigures,
  Pale,
  Ratio,
  Told,
} from '#shared/contract/public-pages.js';
import type { Row } from '#shared/domain/publication/tables.js';
import { tellerOf } from './told.js';

type FiguresRow = Row<'areas'> | Row<'departments'> | Row<'area-rankings'>;

/** What a row of scores or of a ranking says, and whether that is too thin to be praised. */
export function figuresOf(row: FiguresRow, policy: EditionPolicy): Figures {
  const tell = tellerOf(row);
  const figures = {
    ...{ valid: tell('valid'), good: tell('good'), bad: tell('bad') },
    goodRate: tell('goodRate'),
    goodRateLow: tell('goodRateLow'),
    goodRateHigh: tell('goodRateHigh'),
    ...{ score: tell('score'), due: tell('due'), active: tell('active') },
    ...{ defaulted: tell('defaulted'), unrated: tell('unrated'), pending: tell('pending') },
    activeRate: tell('activeRate'),
  };
  return { ...figures, pale: paleOf(figures, policy) };
}

/**
 * What is hidden is grey before anything else: its sample cannot be looked at. No service at all in
 * the period is no reason, since ratings of earlier services are ratings all the same.
 */
function paleOf(
  { valid, goodRate, activeRate }: Omit<Figures, 'pale'>,
  { minimumSample, lowActiveRate }: EditionPolicy,
): Pale | null {
  if (valid === 'hidden' || goodRate === 'hidden') return 'hidden';
  if (valid === null || valid < minimumSample) return 'few';
  return typeof activeRate === 'number' && activeRate < lowActiveRate ? 'silent' : null;
}

const ratio = (rate: Told, numerator: Told, denominator: Told): Ratio => ({
  rate,
  numerator,
  denominator,
});

/** What became of the bad ratings of an area or a department. */
export function loopFiguresOf(row: Row<'area-loop'> | Row<'department-loop'>): LoopFigures {
  const tell = tellerOf(row);
  return {
    opened: tell('opened'),
    closed: tell('closed'),
    replied: ratio(tell('repliedRate'), tell('replied'), tell('opened')),
    verified: ratio(tell('verifiedRate'), tell('verified'), tell('opened')),
    rectified: ratio(tell('rectifiedRate'), tell('rectified'), tell('upheld')),
    rectifiedInTime: ratio(
      tell('rectifiedInTimeRate'),
      tell('rectifiedInTime'),
      tell('rectifiable'),
    ),
    revisited: ratio(tell('revisitedRate'), tell('revisited'), tell('realNameClosed')),
    satisfied: ratio(tell('satisfiedRate'), tell('satisfied'), tell('revisited')),
  };
}

/** Who takes part in an area. */
export function coverageFiguresOf(row: Row<'coverage'>): CoverageFigures {
  const tell = tellerOf(row);
  return {
    departments: ratio(
      tell('departmentCoverage'),
      tell('departmentsWithService'),
      tell('departments'),
    ),
    items: ratio(tell('itemCoverage'), tell('itemsWithService'), tell('items')),
    itemsRated: ratio(
      tell('itemRatingCoverage'),
      tell('itemsWithActive'),
      tell('itemsWithService'),
    ),
    points: ratio(tell('pointCoverage'), tell('pointsWithService'), tell('points')),
    pointsRated: ratio(
      tell('pointRatingCoverage'),
      tell('pointsWithActive'),
      tell('pointsWithService'),
    ),
  };
}
