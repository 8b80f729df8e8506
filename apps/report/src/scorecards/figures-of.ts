import { levelCounts } from '#shared/domain/counts.js';
import { indicatorsOf, type LevelWeights } from '#shared/domain/indicators.js';
import type { Evaluation, EvaluationKind } from '#shared/domain/scorecard/evaluation.js';
import type { Figure, Figures } from '#shared/domain/scorecard/figures.js';
import type { CardBasis } from './scorecard.types.js';

/** Numerator and denominator of everything that a card can weigh. */
export function figuresOf(
  { tally, coverage, loop, evaluations }: CardBasis,
  weights: LevelWeights,
): Figures {
  const said = indicatorsOf(tally.counts, tally.pending, 'all', weights);
  const { valid, due, pending } = said;
  const levelPoints = levelCounts(tally.counts).reduce(
    (sum, n, i) => sum + n * (weights[i] ?? 0),
    0,
  );
  return {
    goodRate: figure(said.good, valid),
    badRate: figure(said.bad, valid),
    score: figure(levelPoints, valid),
    activeRate: figure(said.active, due),
    unratedRate: figure(said.unrated - pending, due - pending),
    defaultShare: figure(said.defaulted, due),
    departmentCoverage: figure(coverage.departmentsWithService, coverage.departments),
    itemCoverage: figure(coverage.itemsWithService, coverage.items),
    itemRatingCoverage: figure(coverage.itemsWithActive, coverage.itemsWithService),
    pointCoverage: figure(coverage.pointsWithService, coverage.points),
    pointRatingCoverage: figure(coverage.pointsWithActive, coverage.pointsWithService),
    verifiedRate: figure(loop.verified, loop.opened),
    rectifiedRate: figure(loop.rectified, loop.upheld),
    rectifiedInTimeRate: figure(loop.rectifiedInTime, loop.rectifiable),
    repliedRate: figure(loop.replied, loop.opened),
    revisitedRate: figure(loop.revisited, loop.realNameClosed),
    satisfiedRate: figure(loop.satisfied, loop.revisited),
    thirdParty: given('third-party', evaluations),
    publicOpinion: given('public', evaluations),
  };
}

const figure = (numerator: number, denominator: number): Figure => ({ numerator, denominator });

/** What several agencies gave: the sum of their scores of the sum of what they could give. */
function given(kind: EvaluationKind, evaluations: readonly Evaluation[]): Figure {
  const own = evaluations.filter((one) => one.kind === kind);
  const sum = (of: (one: Evaluation) => number): number =>
    own.reduce((all, one) => all + Math.round(of(one) * SCORE_UNITS), 0) / SCORE_UNITS;
  return figure(
    sum(({ score }) => score),
    sum(({ full }) => full),
  );
}

/** Scores have four decimals at most, and are added up exactly. */
const SCORE_UNITS = 10_000;
