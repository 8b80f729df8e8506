import type { Day } from '#shared/domain/china-time.js';
import { indicatorsOf, type Indicators } from '#shared/domain/indicators.js';
import { previousPeriod, type Period } from '#shared/domain/period.js';
import { rank, type Rankable, type Ranking } from '#shared/domain/ranking.js';
import { spanOf } from '../calendar/span.js';
import type { Departments, ScoreSnapshot } from '../reading/score-reader.port.js';
import { addTally, emptyTally, type Tallies, type Tally } from '../reading/tally.js';
import type { ReportPolicy } from '../report.policy.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { scopeOf, type Scope } from '../registry/scope.js';
import { INDICATORS } from './indicator-spec.js';
import {
  areaSubjects,
  channelSubjects,
  departmentSubjects,
  entrySubjects,
  hoursSubjects,
  type Subject,
} from './ranking-subjects.js';
import { readTallies } from '../reading/read-tallies.js';
import type { RankingAnswer, RankingQuery, RankingRow } from './ranking.types.js';

/** Computes rankings from one moment of the scores. */
export class RankingsService {
  constructor(
    private readonly registry: RegistryDays,
    readonly policy: ReportPolicy,
  ) {}

  /** What the query chooses; undefined when the registry in force does not know `within`. */
  scope(query: RankingQuery, period: Period, today: Day): Scope | undefined {
    const peers = query.subject === 'area' ? undefined : query.peers;
    return scopeOf(this.registry.at(period, today), query.within, peers);
  }

  async compute(
    query: RankingQuery,
    scope: Scope,
    snapshot: ScoreSnapshot,
    today: Day,
  ): Promise<RankingAnswer> {
    const previous = previousPeriod(query.period);
    const before = this.scope(query, previous, today);
    const [tallies, older] = await this.read(query, [scope, before], snapshot, today);
    const subjects = subjectsOf(query, scope, tallies);
    const { ranked, insufficient } = this.rank(
      query,
      subjects.map((one) => this.row(query, one)),
    );
    const ranksBefore = new Map<string, number>();
    if (before !== undefined) {
      // Of the past only the order is told, so its thousands of figures need not be kept.
      const past = subjectsOf(query, before, older).map((one) => this.rankable(query, one));
      for (const one of this.rank(query, past).ranked) ranksBefore.set(one.row.code, one.rank);
    }
    return {
      query,
      withinName: scope.name,
      official: this.policy.official,
      minimumSample: this.policy.minimumSample,
      generation: snapshot.position.generation,
      hasCohort: query.subject !== 'channel',
      total: this.total(query, scope, tallies),
      rows: ranked.map(({ rank: place, row }) => {
        const old = ranksBefore.get(row.code);
        return { rank: place, row, change: old === undefined ? null : old - place };
      }),
      insufficient,
    };
  }

  /** Tallies of the period and of the one before; in one go when both have the same departments. */
  private async read(
    query: RankingQuery,
    [scope, before]: readonly [Scope, Scope | undefined],
    snapshot: ScoreSnapshot,
    today: Day,
  ): Promise<[Tallies, Tallies]> {
    const now = spanOf(query.period, this.policy, today);
    const then = spanOf(previousPeriod(query.period), this.policy, today);
    const { subject } = query;
    if (before !== undefined && sameDepartments(scope, before)) {
      const [a, b] = await readTallies(snapshot, subject, [now, then], departmentsOf(scope));
      return [a ?? new Map(), b ?? new Map()];
    }
    const [a] = await readTallies(snapshot, subject, [now], departmentsOf(scope));
    if (before === undefined) return [a ?? new Map(), new Map()];
    const [b] = await readTallies(snapshot, subject, [then], departmentsOf(before));
    return [a ?? new Map(), b ?? new Map()];
  }

  private rank<T extends Rankable>(query: RankingQuery, rows: readonly T[]): Ranking<T> {
    return rank(rows, this.policy.minimumSample, INDICATORS[query.indicator].direction);
  }

  private row(query: RankingQuery, { code, name, tally }: Subject): RankingRow {
    const figures = this.figures(tally, query);
    return { ...rankableOf(query, code, figures), name, figures };
  }

  private rankable(query: RankingQuery, { code, tally }: Subject): Rankable {
    return rankableOf(query, code, this.figures(tally, query));
  }

  private figures(tally: Tally, query: RankingQuery): Indicators {
    return indicatorsOf(tally.counts, tally.pending, query.door, this.policy.weights);
  }

  /** All that was counted, each department once: areas may lie within one another. */
  private total(query: RankingQuery, scope: Scope, tallies: Tallies): Indicators {
    const sum = emptyTally();
    for (const [code, tally] of tallies) {
      if (query.subject !== 'area' || scope.departments.has(code)) addTally(sum, tally);
    }
    return this.figures(sum, query);
  }
}

function rankableOf(query: RankingQuery, code: string, figures: Indicators): Rankable {
  const { rankedBy, sample } = INDICATORS[query.indicator];
  const hasValue = query.subject !== 'channel' || sample === 'valid';
  return {
    code,
    value: hasValue ? figures[rankedBy] : null,
    sample: figures[sample],
    valid: figures.valid,
  };
}

const departmentsOf = (scope: Scope): Departments =>
  scope.everything ? 'all' : new Set(scope.departments.keys());

function sameDepartments(a: Scope, b: Scope): boolean {
  if (a.everything || b.everything) return a.everything === b.everything;
  if (a.departments.size !== b.departments.size) return false;
  for (const code of a.departments.keys()) if (!b.departments.has(code)) return false;
  return true;
}

function subjectsOf(query: RankingQuery, scope: Scope, tallies: Tallies): Subject[] {
  switch (query.subject) {
    case 'area':
      return areaSubjects(scope, query.peers, tallies);
    case 'department':
      return departmentSubjects(scope, tallies);
    case 'item':
    case 'point':
      return entrySubjects(scope, query.subject, tallies);
    case 'channel':
      return channelSubjects(tallies);
    case 'hours':
      return hoursSubjects(tallies);
  }
}
