import type { Row } from '#shared/domain/publication/tables.js';
import { cellText, type NumberKind, type PublishedCells } from './cell-text.js';
import type { BulletinColumn, BulletinTable } from './bulletin.types.js';

type Column<T> = readonly [title: string, width: number, cell: (row: T) => string, left?: 'left'];

const tableOf = <T>(columns: readonly Column<T>[], rows: readonly T[]): BulletinTable => ({
  columns: columns.map(([title, width, , left]): BulletinColumn => ({
    ...{ title, width, align: left ?? 'right' },
  })),
  rows: rows.map((row) => columns.map(([, , cell]) => cell(row))),
});

const number =
  <T extends PublishedCells>(column: Extract<keyof T, string>, kind: NumberKind) =>
  (row: T): string =>
    cellText(row, column, kind);

type Ranked = Row<'area-rankings'> | Row<'department-rankings'>;

/** Who stands where; those with too small a sample have no rank, and say so. */
export const rankingTable = (rows: readonly Ranked[]): BulletinTable =>
  tableOf<Ranked>(
    [
      ['名次', 10, (row) => (row.rank === null ? row.note : String(row.rank))],
      ['名称', 24, ({ name }) => name, 'left'],
      ['有效评价数', 12, number('valid', 'count')],
      ['好评率', 11, number('goodRate', 'rate')],
      ['区间下限', 11, number('goodRateLow', 'rate')],
      ['得分', 9, number('score', 'points')],
      ['应评数', 11, number('due', 'count')],
      ['主动评价率', 11, number('activeRate', 'rate')],
      ['变化', 7, number('change', 'change')],
    ],
    rows,
  );

export const tagTable = (rows: readonly Row<'tags'>[]): BulletinTable =>
  tableOf<Row<'tags'>>(
    [
      ['反映的问题', 60, ({ tagName }) => tagName, 'left'],
      ['次数', 20, number('count', 'count')],
    ],
    rows,
  );

type Loop = Row<'area-loop'>;

export const loopTable = (rows: readonly Loop[]): BulletinTable =>
  tableOf<Loop>(
    [
      ['名称', 22, ({ name }) => name, 'left'],
      ['立案', 9, number('opened', 'count')],
      ['办结', 9, number('closed', 'count')],
      ['超期', 8, number('late', 'count')],
      ['核实率', 12, number('verifiedRate', 'rate')],
      ['整改率', 12, number('rectifiedRate', 'rate')],
      ['按期整改率', 12, number('rectifiedInTimeRate', 'rate')],
      ['回复率', 12, number('repliedRate', 'rate')],
      ['回访满意率', 12, number('satisfiedRate', 'rate')],
    ],
    rows,
  );

type Area = Row<'areas'>;

export const excludedTable = (rows: readonly Area[]): BulletinTable =>
  tableOf<Area>(
    [
      ['名称', 28, ({ name }) => name, 'left'],
      ['首次评价', 16, number('excluded', 'count')],
      ['追评', 16, number('followUpsExcluded', 'count')],
      ['无办件评价', 16, number('visitsExcluded', 'count')],
    ],
    rows,
  );
