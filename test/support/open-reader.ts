import type { Row, Tables } from '#shared/domain/publication/tables.js';
import type { MeasureRelations } from '#shared/domain/suppression/small-cells.types.js';
import type { ReadTable } from '#shared/testing/attack-on-cells.js';

/** A count as it stands in a table; null where it is withheld. */
export interface CountedCell {
  readonly code: string;
  readonly measure: string;
  readonly count: number | null;
}

const SCORES = [
  ...['level1', 'level2', 'level3', 'level4', 'level5', 'valid', 'good', 'bad', 'excluded'],
  ...['followUps', 'followUpsExcluded', 'visits', 'visitsExcluded'],
  ...['due', 'active', 'defaulted', 'unrated', 'pending'],
];
const RANKED = ['valid', 'good', 'bad', 'due', 'active', 'defaulted', 'unrated', 'pending'];
const LOOP = [
  ...['opened', 'closed', 'open', 'late', 'verified', 'upheld', 'rectified', 'rectifiable'],
  ...['rectifiedInTime', 'replied', 'realNameClosed', 'revisited', 'satisfied', 'excluded'],
];

type Coded = { readonly code: string } & Readonly<Record<string, unknown>>;

function* cellsOf(rows: readonly object[], columns: readonly string[], loop = false) {
  for (const row of rows as readonly Coded[]) {
    for (const column of columns) {
      const measure = loop && column === 'excluded' ? 'excludedRatings' : column;
      const value = row[column];
      const count = typeof value === 'number' ? value : null;
      yield { code: row.code, measure, count } satisfies CountedCell;
    }
  }
}

/** Every count that stands somewhere in the tables; what is in two tables comes twice. */
export function* countsOf(tables: Tables): Generator<CountedCell> {
  yield* cellsOf([...(tables.areas ?? []), ...(tables.departments ?? [])], SCORES);
  yield* cellsOf(tables['area-rankings'] ?? [], RANKED);
  yield* cellsOf(tables['department-rankings'] ?? [], RANKED);
  const loops = [...(tables['area-loop'] ?? []), ...(tables['department-loop'] ?? [])];
  yield* cellsOf(loops, LOOP, true);
  for (const { areaCode, tag, count } of tables.tags ?? []) {
    yield { code: areaCode, measure: `tag:${tag}`, count };
  }
}

/** The tables as somebody reads them who knows which sums hold. A tag without a row was not chosen. */
export function readAsReader(
  name: string,
  tables: Tables,
  { relations, sumOf }: { relations: MeasureRelations; sumOf: readonly string[] },
): ReadTable {
  const told = new Map<string, boolean>();
  for (const { code, measure, count } of countsOf(tables)) {
    const cell = `${code} ${measure}`;
    told.set(cell, count !== null || told.get(cell) === true);
  }
  const { areas = [], departments = [] } = tables;
  const nodes = [
    ...areas.map(({ code, parentCode }) => node(code, parentCode, 'area')),
    ...departments.map(({ code, areaCode }) => node(code, areaCode, 'department')),
  ];
  const isDepartment = new Set(departments.map(({ code }) => code));
  return {
    ...{ name, nodes, relations, sumOf },
    told: {
      isTold: (code, measure) => {
        // Tags are told of areas only.
        if (measure.startsWith('tag:') && isDepartment.has(code)) return false;
        return told.get(`${code} ${measure}`) ?? true;
      },
    },
  };
}

const node = (code: string, parent: string, kind: 'area' | 'department') => ({
  ...{ code, kind },
  parent: parent === '' ? undefined : parent,
});

/** The tables with those counts withheld that are chosen, and nothing else. */
export function tablesWith(tables: Tables, isChosen: (count: number | null) => boolean): Tables {
  const without = <R extends object>(rows: readonly R[] = [], columns: readonly string[]): R[] =>
    rows.map((row) => {
      const cells = row as Readonly<Record<string, unknown>>;
      const hidden = columns.filter((column) => isChosen(Number(cells[column])));
      return { ...row, ...Object.fromEntries(hidden.map((column) => [column, null])) };
    });
  return {
    areas: without<Row<'areas'>>(tables.areas, SCORES),
    departments: without<Row<'departments'>>(tables.departments, SCORES),
    'area-loop': without<Row<'area-loop'>>(tables['area-loop'], LOOP),
    'department-loop': without<Row<'department-loop'>>(tables['department-loop'], LOOP),
    tags: without<Row<'tags'>>(tables.tags, ['count']),
  };
}
