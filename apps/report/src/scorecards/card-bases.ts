import { NO_COUNTS, type LoopCounts } from '#shared/domain/casework/casework.js';
import type { Day } from '#shared/domain/china-time.js';
import type { Evaluation } from '#shared/domain/scorecard/evaluation.js';
import { spanOf } from '../calendar/span.js';
import { CoverageService } from '../coverage/coverage.service.js';
import { addCoverage, noCoverage } from '../coverage/coverage.types.js';
import type { LoopService } from '../loop/loop.service.js';
import type { ScoreSnapshot } from '../reading/score-reader.port.js';
import { addTally, emptyTally, type Tallies, type Tally } from '../reading/tally.js';
import { areasOf, scopeOf, type Scope } from '../registry/scope.js';
import type { ReportPolicy } from '../report.policy.js';
import type { CardBasis, ScorecardQuery } from './scorecard.types.js';

export interface BasisParts {
  readonly policy: ReportPolicy;
  readonly coverage: CoverageService;
  readonly loop: LoopService;
}

/** Whose card it is, and the departments whose figures make it up. */
export interface Holder {
  readonly code: string;
  readonly name: string;
  readonly departments: readonly string[];
}

/** Areas with all departments of their subtrees, or departments themselves. */
export function holdersOf({ subject, peers }: ScorecardQuery, scope: Scope): Holder[] {
  if (subject === 'department') {
    return Array.from(scope.departments.values(), ({ code, name }) => ({
      ...{ code, name, departments: [code] },
    }));
  }
  return areasOf(scope, peers).map(({ code, name }) => holderOf(code, name, scope));
}

/** The one area or department that a scope is about. */
export const soleHolder = (within: string, scope: Scope): Holder =>
  scope.area === undefined
    ? { code: within, name: scope.name, departments: [within] }
    : holderOf(within, scope.name, scope);

const holderOf = (code: string, name: string, { view }: Scope): Holder => ({
  ...{ code, name, departments: view.departmentsBelow(code).map((one) => one.code) },
});

/** Reads what the cards of some holders are made of; all of it at the snapshot's moment. */
export async function readBases(
  query: ScorecardQuery,
  scope: Scope,
  holders: readonly Holder[],
  snapshot: ScoreSnapshot,
  parts: BasisParts,
  today: Day,
): Promise<CardBasis[]> {
  const { subject, period } = query;
  const tallies = await readTallies(query, scope, snapshot, parts.policy, today);
  const coverage = await parts.coverage.byDepartment(period, scope, snapshot, tallies);
  const loop = await readLoop(query, scope, holders, snapshot, parts.loop);
  const given = await snapshot.evaluations(period.name);
  const own = Map.groupBy(
    given.filter((one) => one.subject === subject),
    ({ code }: Evaluation) => code,
  );
  return holders.map(({ code, name, departments }) => {
    const covered = noCoverage();
    for (const one of departments) addCoverage(covered, coverage.get(one));
    return {
      ...{ code, name, coverage: covered },
      tally: sumTallies(departments, tallies),
      loop: loop.get(code) ?? NO_COUNTS,
      evaluations: own.get(code) ?? [],
    };
  });
}

/** The tallies of the scope's departments in the query's period. */
export async function readTallies(
  { period }: Pick<ScorecardQuery, 'period'>,
  { departments }: Scope,
  snapshot: ScoreSnapshot,
  policy: ReportPolicy,
  today: Day,
): Promise<Tallies> {
  const of = new Set(departments.keys());
  const [tallies] = await snapshot.departments([spanOf(period, policy, today)], of);
  return tallies ?? new Map<string, Tally>();
}

/** The sum over some departments, each once. */
export function sumTallies(departments: readonly string[], tallies: Tallies): Tally {
  const sum = emptyTally();
  for (const code of departments) {
    const tally = tallies.get(code);
    if (tally !== undefined) addTally(sum, tally);
  }
  return sum;
}

/**
 * The loop of each holder as `/v1/loop` tells it of the holder alone: cases of a department count
 * for it wherever they lie, so they are read for the whole and not for the scope.
 */
async function readLoop(
  { subject, period, now }: ScorecardQuery,
  scope: Scope,
  holders: readonly Holder[],
  snapshot: ScoreSnapshot,
  loop: LoopService,
): Promise<ReadonlyMap<string, LoopCounts>> {
  const [first] = holders;
  const root = scope.view.areas.lineage(rootOf(scope)).at(-1)?.code ?? '';
  const within = holders.length === 1 && first !== undefined ? first.code : root;
  const whole = scopeOf(scope.view, within) ?? scope;
  const query = { by: subject, within, period, kind: 'bad-rating', now } as const;
  const { total, rows } = await loop.compute(query, whole, snapshot);
  const counts = new Map(rows.map((row) => [row.code, row.counts]));
  // Of an area that is asked for by itself the total tells.
  return subject === 'area' || holders.length === 1 ? counts.set(within, total) : counts;
}

/** Any area of the scope: the whole is at the end of its lineage. */
function rootOf({ area, departments }: Scope): string {
  const [department] = departments.values();
  return area?.code ?? department?.areaCode ?? '';
}
