import type { Day } from '#shared/domain/china-time.js';
import { indicatorsOf } from '#shared/domain/indicators.js';
import { previousPeriod } from '#shared/domain/period.js';
import { rank } from '#shared/domain/ranking.js';
import { cardOf } from '#shared/domain/scorecard/card.js';
import type { Award, ScorecardRules } from '#shared/domain/scorecard/rules.js';
import { verdictOn } from '#shared/domain/scorecard/shortlist.js';
import type { ScoreSnapshot } from '../reading/score-reader.port.js';
import type { Tally } from '../reading/tally.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { scopeOf, type Scope } from '../registry/scope.js';
import {
  holdersOf,
  readBases,
  readTallies,
  soleHolder,
  sumTallies,
  type BasisParts,
  type Holder,
} from './card-bases.js';
import { figuresOf } from './figures-of.js';
import type {
  CardBasis,
  NamedCard,
  RankedCard,
  ScorecardQuery,
  Scorecards,
  Shortlist,
} from './scorecard.types.js';

export interface ScorecardParts extends BasisParts {
  readonly registry: RegistryDays;
  readonly rules: ScorecardRules;
}

/** Fills in cards from one moment of scores, coverage, cases and imported scores. */
export class ScorecardsService {
  constructor(private readonly parts: ScorecardParts) {}

  /** What the question is about; undefined when the registry in force does not know `within`. */
  scope({ subject, within, peers, period }: ScorecardQuery, today: Day): Scope | undefined {
    const level = subject === 'area' ? undefined : peers;
    return scopeOf(this.parts.registry.at(period, today), within, level);
  }

  /** The cards of everybody within the scope. */
  async compute(
    query: ScorecardQuery,
    scope: Scope,
    snapshot: ScoreSnapshot,
    today: Day,
  ): Promise<Scorecards> {
    const holders = holdersOf(query, scope);
    const bases = await readBases(query, scope, holders, snapshot, this.parts, today);
    return {
      ...{ query, withinName: scope.name, rules: this.parts.rules },
      generation: snapshot.position.generation,
      cards: this.ranked(bases.map((basis) => this.card(basis))),
    };
  }

  /** The card of the very area or department that the scope is about; it has no rank. */
  async computeOne(
    query: ScorecardQuery,
    scope: Scope,
    snapshot: ScoreSnapshot,
    today: Day,
  ): Promise<Scorecards> {
    const holder = soleHolder(query.within, scope);
    const bases = await readBases(query, scope, [holder], snapshot, this.parts, today);
    return {
      ...{ query, withinName: scope.name, rules: this.parts.rules },
      generation: snapshot.position.generation,
      cards: bases.map((basis) => ({ ...this.card(basis), rank: null })),
    };
  }

  /** The best by rank, with what speaks for and against each. */
  async shortlist(
    award: Award,
    query: ScorecardQuery,
    scope: Scope,
    snapshot: ScoreSnapshot,
    today: Day,
  ): Promise<Shortlist> {
    const { policy, rules } = this.parts;
    const scorecards = await this.compute(query, scope, snapshot, today);
    const before = await this.sharesBefore(query, scope, snapshot, today);
    const { minimumSample } = policy;
    const limits = { award: rules.awards[award], minimumSample, defaultJump: rules.defaultJump };
    const candidates = scorecards.cards.flatMap((card) => {
      const { rank: place, rate, basis } = card;
      if (place === null || rate === null || place > limits.award.top) return [];
      const { code, name, loop } = basis;
      const { valid, defaultShare } = this.indicators(basis.tally);
      const earlier = before.get(code) ?? null;
      const defaultRise = defaultShare === null || earlier === null ? null : defaultShare - earlier;
      const facts = { rank: place, rate, valid, defaultRise, late: loop.late };
      return [{ code, name, facts, verdict: verdictOn(facts, limits) }];
    });
    return { award, scorecards, minimumSample, candidates };
  }

  private card(basis: CardBasis): NamedCard {
    const { policy, rules } = this.parts;
    return { ...cardOf(figuresOf(basis, policy.weights), rules), basis };
  }

  /** By points in a hundred of the weight that has data; ties share a rank. */
  private ranked(cards: readonly NamedCard[]): RankedCard[] {
    const { minimumWeight } = this.parts.rules;
    const rankable = cards.map((card) => ({
      ...{ card, code: card.basis.code, value: card.rate },
      ...{ sample: card.weight, valid: card.weight },
    }));
    const { ranked, insufficient } = rank(rankable, minimumWeight);
    return [
      ...ranked.map(({ rank: place, row }) => ({ ...row.card, rank: place })),
      ...insufficient.map(({ card }) => ({ ...card, rank: null })),
    ];
  }

  /** Everybody's share of defaults in the period before, with the registry of that period. */
  private async sharesBefore(
    query: ScorecardQuery,
    scope: Scope,
    snapshot: ScoreSnapshot,
    today: Day,
  ): Promise<ReadonlyMap<string, number | null>> {
    const period = previousPeriod(query.period);
    const earlier = { ...query, period };
    const scopeBefore = this.scope(earlier, today) ?? scope;
    const { policy } = this.parts;
    const tallies = await readTallies(earlier, scopeBefore, snapshot, policy, today);
    const share = ({ departments }: Holder) =>
      this.indicators(sumTallies(departments, tallies)).defaultShare;
    return new Map(holdersOf(earlier, scopeBefore).map((one) => [one.code, share(one)]));
  }

  private indicators({ counts, pending }: Tally) {
    return indicatorsOf(counts, pending, 'all', this.parts.policy.weights);
  }
}
