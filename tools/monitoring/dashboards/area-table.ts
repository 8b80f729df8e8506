import {
  column,
  columnLink,
  fallingFrom,
  refIdOf,
  risingFrom,
  type Panel,
  type Unit,
} from './panel.js';
import {
  due,
  named,
  openCases,
  overdueCases,
  soundActiveRate,
  soundGoodRate,
  valid,
  weakActiveRate,
  weakGoodRate,
  type Areas,
} from './queries.js';

/** One column of a table by area. */
export interface AreaColumn {
  readonly title: string;
  readonly expr: string;
  readonly unit: Unit;
  readonly grey?: true;
  readonly steps?: ReturnType<typeof risingFrom>;
}

/** A table with a row for each area, and a column for each expression. */
export function areaTable(
  heading: Pick<Panel, 'title' | 'description' | 'width'>,
  areas: Areas,
  columns: readonly AreaColumn[],
  link?: { readonly title: string; readonly url: string },
): Panel {
  const names = Object.fromEntries(
    columns.map(({ title }, index) => [`Value #${refIdOf(index)}`, title]),
  );
  return {
    ...heading,
    type: 'table',
    targets: columns.map(({ expr }) => ({ expr: named(expr, areas), instant: true })),
    overrides: [
      ...columns.map(({ title, unit, steps, grey }) =>
        column(title, unit, {
          ...(steps === undefined ? {} : { steps }),
          ...(grey === undefined ? {} : { grey }),
        }),
      ),
      ...(link === undefined ? [] : [columnLink('区划', link.title, link.url)]),
    ],
    transformations: [
      { id: 'merge', options: {} },
      {
        id: 'organize',
        options: {
          excludeByName: { Time: true },
          indexByName: Object.fromEntries(
            ['name', 'area', ...Object.keys(names)].map((name, index) => [name, index]),
          ),
          renameByName: { name: '区划', area: '代码', ...names },
        },
      },
    ],
  };
}

/** What people said and who was asked, and what became of bad ratings: a rate beside each n. */
export const FIGURE_COLUMNS: readonly AreaColumn[] = [
  { title: '好评率', expr: soundGoodRate, unit: 'percentunit', steps: risingFrom(0.9, 0.95) },
  { title: '好评率（样本不足）', expr: weakGoodRate, unit: 'percentunit', grey: true },
  { title: '有效评价 n', expr: valid, unit: 'short' },
  { title: '主动评价率', expr: soundActiveRate, unit: 'percentunit', steps: risingFrom(0.2, 0.5) },
  { title: '主动评价率（样本不足）', expr: weakActiveRate, unit: 'percentunit', grey: true },
  { title: '应评数 n', expr: due, unit: 'short' },
  { title: '未办结工单', expr: openCases, unit: 'short' },
  { title: '超期工单', expr: overdueCases, unit: 'short', steps: fallingFrom(1, 5) },
];
