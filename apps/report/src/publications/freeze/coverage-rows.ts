import { ratio } from '#shared/domain/indicators.js';
import type { Row } from '#shared/domain/publication/tables.js';
import { addCoverage, noCoverage, type CoverageCounts } from '../../coverage/coverage.types.js';
import type { RegistryDay } from '../../registry/registry-day.js';
import type { Figures, Use } from './figures.js';
import { byCode, byOwnArea, sumByArea } from './sum-by-area.js';

/** What share of every area's departments, items and points takes part, by code. */
export function coverageRows(
  view: RegistryDay,
  figures: Pick<Figures, 'departments' | 'items' | 'points'>,
): Row<'coverage'>[] {
  const own = Array.from(
    view.departments.keys(),
    (code) => [code, coverageOf(code, view, figures)] as const,
  );
  const sums = sumByArea(view, byOwnArea(view, own), noCoverage, addCoverage);
  return byCode(view.areas.all()).map(({ code, name, level }) => ({
    ...{ code, name, level },
    ...withRates(sums.get(code) ?? noCoverage()),
  }));
}

function coverageOf(
  code: string,
  view: RegistryDay,
  { departments, items, points }: Pick<Figures, 'departments' | 'items' | 'points'>,
): CoverageCounts {
  // What is not on the department's own catalogue covers nothing of it.
  const ownItems = Array.from(items.get(code) ?? []).filter(
    ([item]) => view.item(item)?.deptCode === code,
  );
  const ownPoints = Array.from(points.get(code) ?? []).filter(
    ([point]) => view.point(point)?.deptCode === code,
  );
  return {
    departments: 1,
    departmentsWithService: (departments.get(code)?.counts.n ?? 0) > 0 ? 1 : 0,
    items: view.itemsOf(code).length,
    itemsWithService: count(ownItems, ({ services }) => services > 0),
    itemsWithActive: count(ownItems, ({ active }) => active > 0),
    points: view.pointsOf(code).length,
    pointsWithService: count(ownPoints, ({ services }) => services > 0),
    pointsWithActive: count(ownPoints, ({ active }) => active > 0),
  };
}

const count = (uses: readonly (readonly [string, Use])[], is: (use: Use) => boolean): number =>
  uses.filter(([, use]) => is(use)).length;

const withRates = (counts: CoverageCounts) => ({
  ...counts,
  departmentCoverage: ratio(counts.departmentsWithService, counts.departments),
  itemCoverage: ratio(counts.itemsWithService, counts.items),
  itemRatingCoverage: ratio(counts.itemsWithActive, counts.itemsWithService),
  pointCoverage: ratio(counts.pointsWithService, counts.points),
  pointRatingCoverage: ratio(counts.pointsWithActive, counts.pointsWithService),
});
