import { ratio } from '#shared/domain/indicators.js';
import { csvOf } from '#shared/csv/csv-out.js';
import type { Coverage, CoverageCounts, SilentDepartment } from './coverage.types.js';

/** The counts with the ratios made of them; null where nothing could have been covered. */
export const withRates = (counts: CoverageCounts) => ({
  ...counts,
  departmentCoverage: ratio(counts.departmentsWithService, counts.departments),
  itemCoverage: ratio(counts.itemsWithService, counts.items),
  itemRatingCoverage: ratio(counts.itemsWithActive, counts.itemsWithService),
  pointCoverage: ratio(counts.pointsWithService, counts.points),
  pointRatingCoverage: ratio(counts.pointsWithActive, counts.pointsWithService),
});

function pageOf({ query, silent }: Coverage): readonly SilentDepartment[] {
  const start = (query.page - 1) * query.pageSize;
  return silent.slice(start, start + query.pageSize);
}

/** The coverage as a JSON object, without its `asOf`. */
export function coverageBody(coverage: Coverage): object {
  const { query, scope, generation, systems, total, rows, silent } = coverage;
  return {
    within: query.within,
    withinName: scope.name,
    period: query.period.name,
    first: query.period.first,
    last: query.period.last,
    generation,
    systems: { ...systems, coverage: ratio(systems.connected, systems.registered) },
    total: withRates(total),
    rows: rows.map(({ kind, code, name, counts }) => ({ kind, code, name, ...withRates(counts) })),
    silent: {
      total: silent.length,
      page: query.page,
      pageSize: query.pageSize,
      departments: pageOf(coverage),
    },
  };
}

const FIGURES = [
  'departments',
  'departmentsWithService',
  'departmentCoverage',
  'items',
  'itemsWithService',
  'itemCoverage',
  'itemsWithActive',
  'itemRatingCoverage',
  'points',
  'pointsWithService',
  'pointCoverage',
  'pointsWithActive',
  'pointRatingCoverage',
] as const satisfies readonly (keyof ReturnType<typeof withRates>)[];

export const COVERAGE_COLUMNS = ['kind', 'code', 'name', ...FIGURES] as const;

/** The whole, its children, then one page of the departments that sent nothing (`silent`). */
export function coverageCsv(coverage: Coverage): string {
  const { query, scope, total, rows } = coverage;
  const figures = (counts: CoverageCounts) => {
    const all = withRates(counts);
    return FIGURES.map((name) => all[name]);
  };
  return csvOf(COVERAGE_COLUMNS, [
    ['total', query.within, scope.name, ...figures(total)],
    ...rows.map(({ kind, code, name, counts }) => [kind, code, name, ...figures(counts)]),
    ...pageOf(coverage).map(({ code, name }) => ['silent', code, name, ...FIGURES.map(() => null)]),
  ]);
}
