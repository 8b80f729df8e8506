/** A variable of a dashboard, as Grafana writes it. */
export interface Variable {
  readonly name: string;
  readonly type: 'datasource' | 'query' | 'custom' | 'constant' | 'textbox';
  readonly [key: string]: unknown;
}

export const dataSource: Variable = {
  name: 'datasource',
  label: '数据源',
  type: 'datasource',
  query: 'prometheus',
  current: { text: 'Prometheus', value: 'prometheus', selected: true },
  hide: 0,
  refresh: 1,
  regex: '',
};

const AREAS = 'query_result(max by (area, name) (hcp_area_info{level=~"province|city"}))';

/** The province and its cities, by the names of the registry. */
export const area: Variable = {
  name: 'area',
  label: '区划',
  type: 'query',
  datasource: { type: 'prometheus', uid: '${datasource}' },
  definition: AREAS,
  query: {
    qryType: 3,
    query: AREAS,
    refId: 'area',
  },
  regex: String.raw`/area="(?<value>[^"]+)",\s*name="(?<text>[^"]+)"/`,
  current: { text: '江西省', value: '360000', selected: true },
  hide: 0,
  includeAll: false,
  multi: false,
  refresh: 2,
  sort: 0,
};

export const period: Variable = {
  name: 'period',
  label: '统计期',
  type: 'custom',
  query: '本月 : month, 今日 : today',
  current: { text: '本月', value: 'month', selected: true },
  options: [
    { text: '本月', value: 'month', selected: true },
    { text: '今日', value: 'today', selected: false },
  ],
  hide: 0,
  includeAll: false,
  multi: false,
};

const constant = (name: string, label: string, value: string): Variable => ({
  ...{ name, label, type: 'constant', query: value, hide: 2, skipUrlSync: true },
  current: { text: value, value, selected: true },
});

/** Fewer answers than these say nothing: the figure is grey. */
export const minimum = constant('minimum', '最少样本', '30');
/** Where fewer than this share of those served answered, their praise is grey. */
export const lowActive = constant('low_active', '主动评价率过低', '0.2');

/** Where people reach report, for what no metric shows: departments, items, points. */
export const report: Variable = {
  name: 'report',
  label: '排名服务地址',
  type: 'textbox',
  query: 'http://127.0.0.1:7003',
  current: { text: 'http://127.0.0.1:7003', value: 'http://127.0.0.1:7003', selected: true },
  hide: 0,
};
