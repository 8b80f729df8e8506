import { foldLoop, NO_COUNTS, type LoopCounts } from '#shared/domain/casework/casework.js';
import type { Day } from '#shared/domain/china-time.js';
import type { LoopCase } from '../reading/loop-case.js';
import type { CaseSelection, ScoreSnapshot } from '../reading/score-reader.port.js';
import type { RegistryDays } from '../registry/registry-days.js';
import { areasOf, scopeOf, type Scope } from '../registry/scope.js';
import type { ReportPolicy } from '../report.policy.js';
import type { LoopAnswer, LoopQuery, LoopRow } from './loop.types.js';

/** The group of every case that is counted; no code is empty. */
const TOTAL = '';

/** How the closed loop went, from one moment of the cases. */
export class LoopService {
  constructor(
    private readonly registry: RegistryDays,
    private readonly policy: Pick<ReportPolicy, 'calendar'>,
  ) {}

  /** What the question is about; undefined when the registry in force does not know `within`. */
  scope({ by, within, peers, period }: LoopQuery, today: Day): Scope | undefined {
    const level = by === 'area' ? undefined : peers;
    return scopeOf(this.registry.at(period, today), within, level);
  }

  /** Cases are of the period in which they were opened, and stand as they do now. */
  async compute(query: LoopQuery, scope: Scope, snapshot: ScoreSnapshot): Promise<LoopAnswer> {
    const groups = new Map<string, LoopCounts>();
    const names = namesOf(query, scope);
    const groupsOf =
      query.by === 'area' ? areaGroups(scope, names) : departmentGroups(scope, query);
    // Asked for once: a calendar that follows the registry looks for it with every day.
    const calendar = { ...this.policy.calendar };
    for await (const piece of snapshot.loopCases(selectionOf(query, scope))) {
      foldLoop(piece, groupsOf, calendar, query.now, groups);
    }
    const total = groups.get(TOTAL) ?? NO_COUNTS;
    groups.delete(TOTAL);
    const rows = Array.from(groups, ([code, counts]): LoopRow => ({
      code,
      name: names.get(code) ?? code,
      counts,
    }));
    rows.sort((a, b) => (a.code < b.code ? -1 : 1));
    return { query, withinName: scope.name, total, rows };
  }
}

/** The whole province is not narrowed: then cases of areas that the registry lacks are counted too. */
function selectionOf({ kind, period, within }: LoopQuery, { view, area }: Scope): CaseSelection {
  if (area === undefined) return { kind, period, department: within };
  if (area.parentCode === undefined) return { kind, period };
  return { kind, period, areas: view.areas.subtree(area.code) };
}

function namesOf({ by, peers }: LoopQuery, scope: Scope): ReadonlyMap<string, string> {
  const rows = by === 'area' ? areasOf(scope, peers) : [...scope.view.departments.values()];
  return new Map(rows.map(({ code, name }) => [code, name]));
}

type GroupsOf = (one: LoopCase) => readonly string[];

/** Every area above a case that has a row. */
function areaGroups({ view }: Scope, rows: ReadonlyMap<string, string>): GroupsOf {
  const known = new Map<string, readonly string[]>();
  return ({ areaCode }) => {
    let groups = known.get(areaCode);
    if (groups === undefined) {
      const above = view.areas.lineage(areaCode).map(({ code }) => code);
      groups = [TOTAL, ...above.filter((code) => rows.has(code))];
      known.set(areaCode, groups);
    }
    return groups;
  };
}

/** The department of a case; of one that has none only the total tells. */
function departmentGroups({ departments }: Scope, { peers }: LoopQuery): GroupsOf {
  return ({ deptCode }) => {
    if (peers !== undefined && (deptCode === undefined || !departments.has(deptCode))) return [];
    return deptCode === undefined ? [TOTAL] : [TOTAL, deptCode];
  };
}
