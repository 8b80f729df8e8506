/** A query of a panel. */
export interface Target {
  readonly expr: string;
  /** How a series is called, e.g. `{{name}}`. */
  readonly legend?: string;
  /** One value each at the end of the time range, as tables and bars need it. */
  readonly instant?: true;
}

export type Unit = 'percentunit' | 'short' | 's' | 'eps' | 'bytes';

/** From which value on a colour holds; the first step has none. */
export interface Step {
  readonly color: string;
  readonly value: number | null;
}

/** Changes the fields that a matcher of Grafana finds. */
export interface Override {
  readonly matcher: { readonly id: string; readonly options: unknown };
  readonly properties: readonly { readonly id: string; readonly value: unknown }[];
}

export interface Panel {
  readonly type: 'stat' | 'bargauge' | 'table' | 'timeseries' | 'text';
  readonly title: string;
  readonly description: string;
  /** Columns out of 24. */
  readonly width: number;
  readonly unit?: Unit;
  readonly steps?: readonly Step[];
  readonly decimals?: number;
  readonly max?: number;
  readonly targets: readonly Target[];
  readonly overrides?: readonly Override[];
  readonly transformations?: readonly unknown[];
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Panels side by side, all of one height. */
export interface Row {
  readonly height: number;
  readonly panels: readonly Panel[];
}

/** Lines over time, half as wide as the dashboard. */
export const graph = (
  title: string,
  description: string,
  unit: Unit,
  targets: Panel['targets'],
  more: Partial<Panel> = {},
): Panel => ({ ...{ type: 'timeseries', title, description, width: 12, unit, targets }, ...more });

export const GREY = '#8e8e8e';
/** No judgement: a count is a count. */
export const PLAIN: readonly Step[] = [{ color: 'blue', value: null }];

/** Steps of a figure that is the better the higher it is. */
export const risingFrom = (yellow: number, green: number): Step[] => [
  { color: 'red', value: null },
  { color: 'yellow', value: yellow },
  { color: 'green', value: green },
];

/** Steps of a figure that is the worse the higher it is. */
export const fallingFrom = (yellow: number, red: number): Step[] => [
  { color: 'green', value: null },
  { color: 'yellow', value: yellow },
  { color: 'red', value: red },
];

export const refIdOf = (index: number): string => String.fromCharCode(65 + index);

const fixed = (color: string) => ({ id: 'color', value: { mode: 'fixed', fixedColor: color } });

/** All that a query gives is grey, whatever the thresholds say. */
export const greyQuery = (index: number): Override => ({
  matcher: { id: 'byFrameRefID', options: refIdOf(index) },
  properties: [fixed(GREY)],
});

/** How one column of a table is shown. */
export function column(
  name: string,
  unit: Unit,
  { steps, grey }: { readonly steps?: readonly Step[]; readonly grey?: true } = {},
): Override {
  return {
    matcher: { id: 'byName', options: name },
    properties: [
      { id: 'unit', value: unit },
      ...(unit === 'percentunit' ? [{ id: 'decimals', value: 1 }] : []),
      ...(steps === undefined
        ? []
        : [
            { id: 'thresholds', value: { mode: 'absolute', steps } },
            { id: 'custom.cellOptions', value: { type: 'color-text' } },
          ]),
      ...(grey === undefined
        ? []
        : [fixed(GREY), { id: 'custom.cellOptions', value: { type: 'color-text' } }]),
    ],
  };
}

/** A link of a column, opened in a window of its own. */
export const columnLink = (name: string, title: string, url: string): Override => ({
  matcher: { id: 'byName', options: name },
  properties: [{ id: 'links', value: [{ title, url, targetBlank: true }] }],
});
