import type { Period } from '#shared/domain/period.js';
import type { Department } from '#shared/domain/registry.js';
import type { ScoreSnapshot, Span, SubjectKind } from '../reading/score-reader.port.js';
import { hasEvents, type Tallies, type Tally } from '../reading/tally.js';
import type { Scope } from '../registry/scope.js';
import {
  addCoverage,
  noCoverage,
  type Coverage,
  type CoverageCounts,
  type CoverageQuery,
  type CoverageRow,
  type SilentDepartment,
} from './coverage.types.js';
import { registeredIn } from './registered.js';

/** Services and active ratings of one item or point, summed over its documents. */
interface Use {
  services: number;
  active: number;
}

/** Computes what share of the registry takes part, from one moment of the score documents. */
export class CoverageService {
  async compute(query: CoverageQuery, scope: Scope, snapshot: ScoreSnapshot): Promise<Coverage> {
    const tallies = await talliesOf(query.period, scope, snapshot);
    const byDept = await this.byDepartment(query.period, scope, snapshot, tallies);
    const silent = Array.from(scope.departments.values())
      .filter(({ code }) => !hasEvents(tallies.get(code)))
      .map((department) => silentOf(department, scope));
    return {
      query,
      scope,
      generation: snapshot.position.generation,
      systems: await this.systems(query.period, scope, snapshot),
      total: sumOf(byDept, byDept.keys()),
      rows: rowsOf(scope, byDept),
      silent: silent.sort((a, b) => (a.code < b.code ? -1 : 1)),
    };
  }

  /** What share of each department of the scope takes part; departments' `tallies` of the period. */
  async byDepartment(
    period: Period,
    scope: Scope,
    snapshot: ScoreSnapshot,
    tallies: Tallies,
  ): Promise<Map<string, CoverageCounts>> {
    const span: Span = { period, openDays: [] };
    const items = await usesOf('item', span, scope, snapshot);
    const points = await usesOf('point', span, scope, snapshot);
    const byDept = new Map<string, CoverageCounts>();
    for (const code of scope.departments.keys()) {
      const tally = tallies.get(code);
      byDept.set(code, {
        departments: 1,
        departmentsWithService: (tally?.counts.n ?? 0) > 0 ? 1 : 0,
        items: scope.view.itemsOf(code).length,
        itemsWithService: count(items.get(code), ({ services }) => services > 0),
        itemsWithActive: count(items.get(code), ({ active }) => active > 0),
        points: scope.view.pointsOf(code).length,
        pointsWithService: count(points.get(code), ({ services }) => services > 0),
        pointsWithActive: count(points.get(code), ({ active }) => active > 0),
      });
    }
    return byDept;
  }

  /** Systems of the registry, and those of which anything arrived in the period. */
  async systems(
    period: Period,
    scope: Scope,
    snapshot: ScoreSnapshot,
  ): Promise<Coverage['systems']> {
    const registered = registeredIn('source', scope);
    let connected = 0;
    for (const { code } of registered) {
      const isHeard =
        (await snapshot.lastArrival(code, 'service', period)) !== undefined ||
        (await snapshot.lastArrival(code, 'rating', period)) !== undefined;
      if (isHeard) connected += 1;
    }
    return { registered: registered.length, connected };
  }
}

async function talliesOf(period: Period, scope: Scope, snapshot: ScoreSnapshot): Promise<Tallies> {
  const of = new Set(scope.departments.keys());
  const [tallies] = await snapshot.departments([{ period, openDays: [] }], of);
  return tallies ?? new Map<string, Tally>();
}

/** By department, then by code; what is not on the department's catalogue covers nothing of it. */
async function usesOf(
  kind: SubjectKind,
  span: Span,
  { view, departments }: Scope,
  snapshot: ScoreSnapshot,
): Promise<Map<string, Map<string, Use>>> {
  const uses = new Map<string, Map<string, Use>>();
  const of = new Set(departments.keys());
  await snapshot.subjects(kind, [span], of, ({ deptCode, code, counts }) => {
    const entry = kind === 'item' ? view.item(code) : view.point(code);
    if (entry?.deptCode !== deptCode) return;
    const own = uses.get(deptCode) ?? new Map<string, Use>();
    const use = own.get(code) ?? { services: 0, active: 0 };
    use.services += counts.n ?? 0;
    use.active += counts.a ?? 0;
    uses.set(deptCode, own.set(code, use));
  });
  return uses;
}

const count = (uses: ReadonlyMap<string, Use> | undefined, is: (use: Use) => boolean): number =>
  uses === undefined ? 0 : Array.from(uses.values()).filter(is).length;

/** Child areas, and the departments that belong to the area itself: together they are its whole. */
function rowsOf(scope: Scope, byDept: ReadonlyMap<string, CoverageCounts>): CoverageRow[] {
  const { area, view } = scope;
  const own = area === undefined ? [...scope.departments.values()] : view.departmentsOf(area.code);
  const children = Array.from(view.areas.all()).filter(
    (one) => area !== undefined && one.parentCode === area.code,
  );
  const rows: CoverageRow[] = children.map(({ code, name }) => {
    const below = view.departmentsBelow(code).map((department) => department.code);
    return { kind: 'area', code, name, counts: sumOf(byDept, below) };
  });
  for (const { code, name } of own) {
    rows.push({ kind: 'department', code, name, counts: sumOf(byDept, [code]) });
  }
  const order = ({ kind, code }: CoverageRow): string => `${kind} ${code}`;
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function sumOf(
  byDept: ReadonlyMap<string, CoverageCounts>,
  codes: Iterable<string>,
): CoverageCounts {
  const sum = noCoverage();
  for (const code of codes) addCoverage(sum, byDept.get(code));
  return sum;
}

const silentOf = ({ code, name, areaCode }: Department, { view }: Scope): SilentDepartment => ({
  code,
  name,
  areaCode,
  areaName: view.areas.get(areaCode)?.name ?? areaCode,
});
