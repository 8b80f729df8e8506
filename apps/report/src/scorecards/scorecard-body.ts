import { csvOf, numberText, type CsvCell } from '#shared/csv/csv-out.js';
import type { CardLine } from '#shared/domain/scorecard/card.js';
import { EVALUATION_NAMES, type Evaluation } from '#shared/domain/scorecard/evaluation.js';
import { FIGURES } from '#shared/domain/scorecard/figures.js';
import { AWARD_NAMES, type ScorecardRules } from '#shared/domain/scorecard/rules.js';
import { REASONS, type Reason } from '#shared/domain/scorecard/shortlist.js';
import { originOf } from './origin-of.js';
import type { RankedCard, Scorecards, Shortlist } from './scorecard.types.js';

/** Many cards as a JSON object, without its `asOf`: of each figure only its points. */
export function scorecardsBody(answer: Scorecards): object {
  return {
    ...selectionOf(answer),
    rules: rulesBody(answer.rules),
    cards: answer.cards.map((card) => ({
      ...cardHead(card),
      points: Object.fromEntries(
        card.lines.map(({ indicator, points }) => [indicator.code, points]),
      ),
    })),
  };
}

/** One card as a JSON object, without its `asOf`: every figure with its parts and its origin. */
export function scorecardBody(answer: Scorecards): object {
  const { query, rules } = answer;
  const [card] = answer.cards;
  if (card === undefined) throw new TypeError('a card was asked for and none was made');
  const { code, name, reached, weight, rate } = cardHead(card);
  return {
    ...{ subject: query.subject, code, name },
    ...{ period: query.period.name, first: query.period.first, last: query.period.last },
    generation: answer.generation,
    ...{ rulesVersion: rules.version, minimumWeight: rules.minimumWeight },
    ...{ reached, weight, rate, isRankable: weight >= rules.minimumWeight },
    lines: card.lines.map((line) => lineBody(line, answer, card)),
  };
}

/** Who may be commended, and why or why not, as a JSON object without its `asOf`. */
export function shortlistBody({ award, scorecards, minimumSample, candidates }: Shortlist): object {
  const { awards, defaultJump } = scorecards.rules;
  return {
    ...{ award, awardName: AWARD_NAMES[award] },
    ...selectionOf(scorecards),
    limits: { ...awards[award], minimumSample, defaultJump, late: 0 },
    candidates: candidates.map(({ code, name, facts, verdict }) => ({
      ...{ code, name, rank: facts.rank, rate: facts.rate },
      isEligible: verdict.against.length === 0,
      for: verdict.for.map(reasonBody),
      against: verdict.against.map(reasonBody),
    })),
  };
}

/** The scores that others gave somebody for a period. */
export const evaluationsBody = (period: string, evaluations: readonly Evaluation[]): object => ({
  period,
  evaluations: evaluations.map((one) => ({ ...one, kindName: EVALUATION_NAMES[one.kind] })),
});

const reasonBody = (reason: Reason) => ({ ...reason, name: REASONS[reason.code] });

function selectionOf({ query, withinName, rules, generation }: Scorecards) {
  const { subject, within, peers = null, period } = query;
  return {
    ...{ subject, within, withinName, peers },
    ...{ period: period.name, first: period.first, last: period.last, generation },
    rulesVersion: rules.version,
  };
}

const rulesBody = ({ minimumWeight, indicators }: ScorecardRules) => ({
  minimumWeight,
  indicators: indicators.map((one) => ({ ...one, name: FIGURES[one.code].name })),
});

const cardHead = ({ rank, basis, points, weight, rate }: RankedCard) => ({
  ...{ rank, code: basis.code, name: basis.name, reached: points, weight, rate },
});

function lineBody(
  { indicator, figure, value, points }: CardLine,
  answer: Scorecards,
  card: RankedCard,
) {
  const { name, formula } = FIGURES[indicator.code];
  return {
    ...{ ...indicator, name, formula },
    ...{ value, numerator: figure.numerator, denominator: figure.denominator, points },
    from: originOf(indicator.code, answer.query, card.basis.code),
  };
}

/** Cards as CSV: one row each, with value, numerator, denominator and points of every figure. */
export function scorecardsCsv({ cards, rules }: Scorecards): string {
  const columns = rules.indicators.flatMap(({ code }) =>
    ['', 'Numerator', 'Denominator', 'Points'].map((part) => code + part),
  );
  return csvOf(
    ['rank', 'code', 'name', 'reached', 'weight', 'rate', ...columns],
    cards.map((card): CsvCell[] => [
      ...[card.rank, numberText(card.basis.code), card.basis.name],
      ...[card.points, card.weight, card.rate],
      ...card.lines.flatMap(({ value, figure, points }) => [
        ...[value, figure.numerator, figure.denominator, points],
      ]),
    ]),
  );
}

/** One card as CSV: one row for each figure. */
export function scorecardCsv(answer: Scorecards): string {
  const [card] = answer.cards;
  return csvOf(
    LINE_COLUMNS,
    (card?.lines ?? []).map((line): CsvCell[] => {
      const { indicator, figure, value, points } = line;
      const { code, weight, direction, zero, full } = indicator;
      return [
        ...[code, FIGURES[code].name, value, figure.numerator, figure.denominator],
        ...[weight, direction, zero, full, points],
        originOf(code, answer.query, card?.basis.code ?? ''),
      ];
    }),
  );
}

const LINE_COLUMNS = [
  ...['code', 'name', 'value', 'numerator', 'denominator'],
  ...['weight', 'direction', 'zero', 'full', 'points', 'from'],
];
