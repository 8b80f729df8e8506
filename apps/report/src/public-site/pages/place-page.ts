import type {
  EditionPolicy,
  PlacePage,
  PlaceRow,
  TagCount,
} from '#shared/contract/public-pages.js';
import type { Row } from '#shared/domain/publication/tables.js';
import { trendEditions } from '../data/editions.js';
import { coverageFiguresOf, figuresOf, loopFiguresOf } from '../data/figures.js';
import type { PublishedAreas } from '../data/published-areas.js';
import { tellerOf, toldNumber } from '../data/told.js';
import type { SiteBasis } from './site-basis.js';

/** The page without what frames it. */
type Content = Omit<PlacePage, 'address' | 'modes' | 'edition'>;

const TREND_EDITIONS = 12;
const DEPARTMENTS_SHOWN = 10;
const TAGS_SHOWN = 10;
const LEVEL_COLUMNS = ['level1', 'level2', 'level3', 'level4', 'level5'] as const;

/** The page of an area, without a code that of the whole; undefined where it is not published. */
export async function areaPage(
  basis: SiteBasis,
  code: string | null,
): Promise<Content | undefined> {
  const { tables, edition } = basis;
  const { number, policy } = edition;
  const areas = await tables.areas(number);
  const area = code === null ? areas.root() : areas.get(code);
  if (area === undefined) return undefined;
  const below = new Set(areas.childrenOf(area.code).map((child) => child.code));
  const departments = (await tables.rows(number, 'department-rankings')).filter(
    ({ areaCode }) => areaCode === area.code,
  );
  const tags = (await tables.rows(number, 'tags')).filter(({ areaCode }) => areaCode === area.code);
  const loop = (await tables.rows(number, 'area-loop')).find((row) => row.code === area.code);
  const coverage = (await tables.rows(number, 'coverage')).find((row) => row.code === area.code);
  return {
    ...(await placeOf(basis, 'area', area, areas.trailOf(area.parentCode))),
    areas: (await tables.rows(number, 'area-rankings'))
      .filter((row) => below.has(row.code))
      .map((row) => placeRow('area', row, policy)),
    departments: departments
      .slice(0, DEPARTMENTS_SHOWN)
      .map((row) => placeRow('department', row, policy)),
    departmentCount: departments.length,
    praise: tagCounts(tags, 'praise'),
    complaints: tagCounts(tags, 'complaint'),
    loop: loop === undefined ? null : loopFiguresOf(loop),
    coverage: coverage === undefined ? null : coverageFiguresOf(coverage),
  };
}

/** The page of a department; undefined where it is not published. */
export async function departmentPage(basis: SiteBasis, code: string): Promise<Content | undefined> {
  const { tables, edition } = basis;
  const { number } = edition;
  const department = (await tables.rows(number, 'departments')).find((row) => row.code === code);
  if (department === undefined) return undefined;
  const areas: PublishedAreas = await tables.areas(number);
  const loop = (await tables.rows(number, 'department-loop')).find((row) => row.code === code);
  return {
    ...(await placeOf(basis, 'department', department, areas.trailOf(department.areaCode))),
    ...{ areas: [], departments: [], departmentCount: 0, praise: [], complaints: [] },
    loop: loop === undefined ? null : loopFiguresOf(loop),
    coverage: null,
  };
}

async function placeOf(
  { heads, head, trends, edition }: SiteBasis,
  subject: 'area' | 'department',
  row: Row<'areas'> | Row<'departments'>,
  trail: Content['trail'],
) {
  const tell = tellerOf(row);
  const { code, name } = row;
  return {
    ...{ kind: 'place' as const, subject, title: name, place: { code, name }, trail },
    figures: figuresOf(row, edition.policy),
    levels: LEVEL_COLUMNS.map((column) => tell(column)),
    excluded: tell('excluded'),
    trend: await trends.of(subject, code, trendEditions(heads, head, TREND_EDITIONS)),
  };
}

/** A row of a ranking as pages show it. */
export function placeRow(
  subject: 'area' | 'department',
  row: Row<'area-rankings'> | Row<'department-rankings'>,
  policy: EditionPolicy,
): PlaceRow {
  const tell = tellerOf(row);
  return {
    ...{ subject, code: row.code, name: row.name },
    rank: toldNumber(tell('rank')),
    change: toldNumber(tell('change')),
    figures: figuresOf(row, policy),
  };
}

const tagCounts = (rows: readonly Row<'tags'>[], kind: string): TagCount[] =>
  rows
    .filter((row) => row.kind === kind)
    .slice(0, TAGS_SHOWN)
    .map((row) => ({ name: row.tagName, count: tellerOf(row)('count') }));
