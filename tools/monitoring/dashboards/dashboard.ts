import { GREY, PLAIN, refIdOf, type Panel, type Row } from './panel.js';
import type { Variable } from './variables.js';

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly variables: readonly Variable[];
  readonly rows: readonly Row[];
}

/** Of Grafana 11; later ones read it too. */
const SCHEMA_VERSION = 39;
const DATA_SOURCE = { type: 'prometheus', uid: '${datasource}' } as const;

/** A dashboard as Grafana's provisioning reads it: without an id, and with a uid that stays. */
export function dashboardJson({ uid, title, description, variables, rows }: Dashboard): object {
  return {
    uid,
    title,
    description,
    tags: ['haochaping'],
    schemaVersion: SCHEMA_VERSION,
    version: 1,
    editable: false,
    graphTooltip: 1,
    timezone: 'Asia/Shanghai',
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    links: [
      {
        ...{ type: 'dashboards', title: '好差评', tags: ['haochaping'], asDropdown: false },
        ...{ includeVars: true, keepTime: true, targetBlank: false },
      },
    ],
    templating: { list: variables },
    annotations: { list: [] },
    panels: placed(rows),
  };
}

function placed(rows: readonly Row[]): object[] {
  const panels: object[] = [];
  let y = 0;
  for (const { height, panels: side } of rows) {
    let x = 0;
    for (const panel of side) {
      panels.push(panelJson(panel, panels.length + 1, { x, y, w: panel.width, h: height }));
      x += panel.width;
    }
    if (x !== 24) throw new Error(`the panels beside ${side[0]?.title ?? ''} take ${x} of 24`);
    y += height;
  }
  return panels;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function panelJson(panel: Panel, id: number, gridPos: Place): object {
  const { type, title, description, unit, decimals, max, transformations = [] } = panel;
  const heading = { id, type, title, description, gridPos };
  if (type === 'text') return { ...heading, options: panel.options ?? {} };
  return {
    ...heading,
    datasource: DATA_SOURCE,
    fieldConfig: {
      defaults: {
        unit: unit ?? 'short',
        ...((decimals ?? defaultDecimals(panel)) === undefined
          ? {}
          : { decimals: decimals ?? defaultDecimals(panel) }),
        ...(unit === 'percentunit' ? { min: 0, max: 1 } : { min: 0 }),
        ...(max === undefined ? {} : { max }),
        color: { mode: type === 'timeseries' ? 'palette-classic' : 'thresholds' },
        thresholds: { mode: 'absolute', steps: panel.steps ?? PLAIN },
        noValue: '无数据',
        mappings: [
          {
            type: 'special',
            options: { match: 'null+nan', result: { text: '无数据', color: GREY } },
          },
        ],
        ...(type === 'table' ? { custom: { filterable: true } } : {}),
      },
      overrides: panel.overrides ?? [],
    },
    options: { ...OPTIONS[type], ...panel.options },
    transformations,
    targets: panel.targets.map(({ expr, legend, instant }, index) => ({
      refId: refIdOf(index),
      datasource: DATA_SOURCE,
      expr,
      legendFormat: legend ?? '__auto',
      ...(instant === undefined
        ? { range: true, instant: false }
        : { range: false, instant: true }),
      ...(type === 'table' ? { format: 'table' } : { format: 'time_series' }),
    })),
  };
}

const defaultDecimals = ({ unit }: Panel): number | undefined =>
  unit === 'percentunit' ? 1 : undefined;

const LAST = { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } };

const OPTIONS: Readonly<Record<Panel['type'], object>> = {
  stat: { ...LAST, colorMode: 'value', graphMode: 'none', textMode: 'auto' },
  bargauge: { ...LAST, orientation: 'horizontal', displayMode: 'basic', showUnfilled: true },
  table: { showHeader: true, cellHeight: 'sm' },
  timeseries: {
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
    tooltip: { mode: 'multi', sort: 'desc' },
  },
  text: {},
};
