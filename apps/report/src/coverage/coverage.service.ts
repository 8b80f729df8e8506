import type { Department } from '#shared/domain/registry.js';
import type { ScoreSnapshot, Span, SubjectKind } from '../reading/score-reader.port.js';
import { hasEvents, type Tally } from '../reading/tally.js';
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

/** Services and active ratings of one item or point, summed over its documents. */
interface Use {
  services: number;
  active: number;
}

/** Computes what share of the registry takes part, from one moment of the score documents. */
export class CoverageService {
  async compute(query: CoverageQuery, scope: Scope, snapshot: ScoreSnapshot): Promise<Coverage> {
    const span: Span = { period: query.period, openDays: [] };
    const of = new Set(scope.departments.keys());
    const [tallies = new Map<string, Tally>()] = await snapshot.departments([span], of);
    const items = await usesOf('item', span, scope, snapshot);
    const points = await usesOf('point', span, scope, snapshot);
    const byDept = new Map<string, CoverageCounts>();
    const silent: SilentDepartment[] = [];
    for (const department of scope.departments.values()) {
      const { code } = department;
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
      if (!hasEvents(tally)) silent.push(silentOf(department, scope));
    }
    return {
      query,
      scope,
      generation: snapshot.position.generation,
      total: sumOf(byDept, byDept.keys()),
      rows: rowsOf(scope, byDept),
      silent: silent.sort((a, b) => (a.code < b.code ? -1 : 1)),
    };
  }
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
