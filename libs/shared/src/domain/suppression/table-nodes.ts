import type { Row, Tables } from '../publication/tables.js';
import { LOOP_COLUMNS, SCORE_COLUMNS, type ColumnNeeds } from './column-needs.js';
import { measureOfTag } from './published-measures.js';
import type { CountedNode, EarlierTable } from './small-cells.types.js';

interface Place {
  readonly code: string;
  readonly parent: string | undefined;
  readonly kind: CountedNode['kind'];
}

/** The rows of a publication's tables, each below the area that it counts in. */
function placesOf({ areas = [], departments = [], ...loops }: Tables): Place[] {
  const codes = new Set(areas.map(({ code }) => code));
  // What belongs to no area of the table is in the sum of none.
  const known = (code: string): string | undefined => (codes.has(code) ? code : undefined);
  const places = new Map<string, Place>();
  for (const { code, parentCode } of areas) {
    places.set(code, { code, parent: known(parentCode), kind: 'area' });
  }
  for (const { code, areaCode } of [...departments, ...(loops['department-loop'] ?? [])]) {
    places.set(code, { code, parent: known(areaCode), kind: 'department' });
  }
  return [...places.values()];
}

/** Columns that are a measure itself, and its name. */
const measuresIn = (columns: ColumnNeeds): (readonly [column: string, measure: string])[] =>
  Object.entries(columns).flatMap(([column, [measure, ...others]]) =>
    measure === undefined || others.length > 0 ? [] : [[column, measure] as const],
  );

const SCORE_MEASURES = measuresIn(SCORE_COLUMNS);
const LOOP_MEASURES = measuresIn(LOOP_COLUMNS);

interface Cell {
  readonly code: string;
  readonly measure: string;
  readonly value: unknown;
  readonly isHidden: boolean;
}

/** Every count of the tables of areas, departments, the loop and tags. */
function* cellsOf(tables: Tables): Generator<Cell> {
  const { areas = [], departments = [], tags = [] } = tables;
  for (const row of [...areas, ...departments]) yield* cellsOfRow(row, SCORE_MEASURES);
  const loops = [...(tables['area-loop'] ?? []), ...(tables['department-loop'] ?? [])];
  for (const row of loops) yield* cellsOfRow(row, LOOP_MEASURES);
  for (const { areaCode, tag, count, hidden } of tags) {
    const isHidden = hidden?.includes('count') === true;
    yield { code: areaCode, measure: measureOfTag(tag), value: count, isHidden };
  }
}

function* cellsOfRow(
  row: Row<'areas'> | Row<'departments'> | Row<'area-loop'> | Row<'department-loop'>,
  measures: readonly (readonly [column: string, measure: string])[],
): Generator<Cell> {
  const cells: Readonly<Record<string, unknown>> = row;
  for (const [column, measure] of measures) {
    const isHidden = row.hidden?.includes(column) === true;
    yield { code: row.code, measure, value: cells[column], isHidden };
  }
}

/** What a publication counts, from its inside tables. */
export function countedNodes(inside: Tables): CountedNode[] {
  const counts = new Map<string, Record<string, number>>();
  for (const { code, measure, value } of cellsOf(inside)) {
    const own = counts.get(code) ?? {};
    own[measure] = typeof value === 'number' ? value : 0;
    counts.set(code, own);
  }
  return placesOf(inside).map((place) => ({ ...place, counts: counts.get(place.code) ?? {} }));
}

/** What a publication hid, from its open tables. */
export function earlierTable(open: Tables): EarlierTable {
  const hidden = new Set<string>();
  for (const { code, measure, isHidden } of cellsOf(open)) {
    if (isHidden) hidden.add(`${code} ${measure}`);
  }
  return { nodes: placesOf(open), isTold: (code, measure) => !hidden.has(`${code} ${measure}`) };
}
