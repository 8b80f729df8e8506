import type { PublicationKind } from '../publication/publication-kind.js';
import type { Row, Tables } from '../publication/tables.js';
import { COVERAGE_COLUMNS, LOOP_COLUMNS, SCORE_COLUMNS, type ColumnNeeds } from './column-needs.js';
import { openRanking, type RankingRow } from './open-rankings.js';
import { measureOfTag, publishedRelations } from './published-measures.js';
import type { Suppression } from './small-cells.types.js';
import { suppressSmallCells } from './suppress-small-cells.js';
import { countedNodes, earlierTable } from './table-nodes.js';
import { withhold } from './withhold.js';

export interface OpenTablesOptions {
  readonly kind: PublicationKind;
  /** The indicator that rankings are ordered by, such as `goodRate`. */
  readonly official: string;
  /** Counts from 1 to one less are small. */
  readonly threshold: number;
  /**
   * Open tables of all publications so far whose period shares a day with this one: months of a
   * quarter, what is corrected. What they hid stays hidden.
   */
  readonly earlier: readonly Tables[];
  /** Open tables of the publication with whose ranks this one's are compared. */
  readonly before?: Tables | undefined;
}

/**
 * Periods whose numbers are open. A month is the sum of its days: one day hidden among days that are
 * told would be told by the month.
 */
export const OPEN_KINDS: readonly PublicationKind[] = ['month', 'quarter', 'year'];

/** Whether a publication of this kind has open tables. */
export const hasOpenTables = (kind: PublicationKind): boolean => OPEN_KINDS.includes(kind);

/**
 * The tables that the public gets of a publication, from its inside tables: numbers under which
 * there is a small count are withheld, and so many more that none can be computed. None for days
 * and weeks. `ledger` and `changes` are not made of counts and are left out.
 */
export function openTables(inside: Tables, options: OpenTablesOptions): Tables {
  if (!hasOpenTables(options.kind)) return {};
  const told = toldOf(inside, options);
  const { official, before = {} } = options;
  const ranking = <R extends RankingRow>(rows: readonly R[] = [], old: readonly R[] = []): R[] =>
    openRanking(rows, told, official, old);
  const withheld = <R extends CodedRow>(columns: ColumnNeeds, rows: readonly R[] = []): R[] =>
    rows.map((row) => withhold(row, columns, told, row.code));
  return {
    'area-rankings': ranking(inside['area-rankings'], before['area-rankings']),
    'department-rankings': ranking(inside['department-rankings'], before['department-rankings']),
    areas: withheld(SCORE_COLUMNS, inside.areas),
    departments: withheld(SCORE_COLUMNS, inside.departments),
    tags: openTags(inside.tags ?? [], told),
    'area-loop': withheld(LOOP_COLUMNS, inside['area-loop']),
    'department-loop': withheld(LOOP_COLUMNS, inside['department-loop']),
    coverage: withheld(COVERAGE_COLUMNS, inside.coverage),
  };
}

interface CodedRow {
  readonly code: string;
  readonly hidden?: readonly string[];
}

function toldOf(inside: Tables, { threshold, earlier }: OpenTablesOptions): Suppression {
  const tags = new Map(inside.tags?.map(({ tag, level }) => [tag, level]));
  return suppressSmallCells(countedNodes(inside), publishedRelations(tags), {
    threshold,
    earlier: earlier.map(earlierTable),
  });
}

/** In their order, which is that of their counts; withheld ones come behind, by tag. */
function openTags(rows: readonly Row<'tags'>[], told: Suppression): Row<'tags'>[] {
  const byArea = new Map<string, Row<'tags'>[]>();
  for (const row of rows) {
    const needs = { count: [measureOfTag(row.tag)] };
    const open = withhold(row, needs, told, row.areaCode);
    byArea.set(row.areaCode, [...(byArea.get(row.areaCode) ?? []), open]);
  }
  return [...byArea.values()].flatMap((tags) => [
    ...tags.filter(({ hidden }) => hidden === undefined),
    ...tags.filter(({ hidden }) => hidden !== undefined).sort((a, b) => (a.tag < b.tag ? -1 : 1)),
  ]);
}
