import { areaTable, FIGURE_COLUMNS, type AreaColumn } from './area-table.js';
import type { Dashboard } from './dashboard.js';
import { areaBars, areaStats } from './area-panels.js';
import { risingFrom, type Panel } from './panel.js';
import { coverage, named, registered } from './queries.js';
import { area, dataSource, lowActive, minimum, period } from './variables.js';

const CITIES = '{level=~"province|city"}';

const share = (title: string, expr: string): AreaColumn => ({
  ...{ title, expr, unit: 'percentunit', steps: risingFrom(0.6, 0.9) },
});
const count = (title: string, kind: string): AreaColumn => ({
  ...{ title, expr: registered(kind), unit: 'short' },
});

const WITH_SERVICE = 'hcp_coverage_with_service';
const WITH_RATING = 'hcp_coverage_with_rating';
const REGISTERED = 'hcp_coverage_registered';

const coverageTable: Panel = areaTable(
  {
    title: '接入与评价覆盖',
    description:
      '本月有办件的部门、事项、窗口占登记的比例；评价覆盖是有主动评价的占有办件的。登记数在旁边。',
    width: 24,
  },
  CITIES,
  [
    share('部门接入率', coverage(WITH_SERVICE, 'departments', REGISTERED)),
    count('登记部门 n', 'departments'),
    share('事项接入率', coverage(WITH_SERVICE, 'items', REGISTERED)),
    count('登记事项 n', 'items'),
    share('事项评价覆盖率', coverage(WITH_RATING, 'items', WITH_SERVICE)),
    share('窗口接入率', coverage(WITH_SERVICE, 'points', REGISTERED)),
    count('登记窗口 n', 'points'),
    share('窗口评价覆盖率', coverage(WITH_RATING, 'points', WITH_SERVICE)),
  ],
);

const systems: readonly Panel[] = [
  {
    type: 'stat',
    title: '系统接入率',
    description: '本月有数据的业务系统占登记的业务系统。',
    width: 6,
    unit: 'percentunit',
    steps: risingFrom(0.6, 0.9),
    targets: [
      {
        expr: `max(${WITH_SERVICE}{kind="systems"}) / (max(${REGISTERED}{kind="systems"}) > 0)`,
        instant: true,
      },
    ],
  },
  {
    type: 'stat',
    title: '登记系统 n',
    description: '登记的业务系统数，试运行的除外。',
    width: 6,
    unit: 'short',
    targets: [{ expr: `max(${REGISTERED}{kind="systems"})`, instant: true }],
  },
  {
    type: 'timeseries',
    title: '各级评价到达',
    description: '每秒计入的评价，按等级；不分区划。',
    width: 12,
    unit: 'eps',
    targets: [
      {
        expr: 'sum by (level) (rate(hcp_ratings_total{kind="active"}[$__rate_interval]))',
        legend: '等级 {{level}}',
      },
    ],
  },
];

/** 全省: the province and its cities side by side. */
export const province: Dashboard = {
  uid: 'hcp-province',
  title: '好差评 · 全省',
  description: '全省与各设区市：好评率、主动评价率、工单、覆盖率。样本不足的是灰色。',
  variables: [dataSource, { ...area, hide: 2 }, period, minimum, lowActive],
  rows: [
    { height: 5, panels: areaStats('全省') },
    ...areaBars('各设区市', CITIES),
    {
      height: 13,
      panels: [
        areaTable(
          {
            title: '各设区市一览',
            description: '灰色的列：有效评价（应评数）不足 30，或主动评价率低于 20 %。',
            width: 24,
          },
          CITIES,
          FIGURE_COLUMNS,
          {
            title: '看这个区划',
            url: '/d/hcp-area?var-area=${__data.fields["代码"]}&var-period=${period}&var-datasource=${datasource}',
          },
        ),
      ],
    },
    { height: 13, panels: [coverageTable] },
    { height: 6, panels: systems },
    {
      height: 9,
      panels: [
        {
          type: 'timeseries',
          title: '好评率走势',
          description: '样本足够的设区市；n 见右图。',
          width: 12,
          unit: 'percentunit',
          steps: risingFrom(0.9, 0.95),
          targets: [
            {
              expr: named(
                'max by (area) (hcp_area_good_rate{period="$period"}) and on (area) max by (area) (hcp_area_valid{period="$period"}) >= $minimum',
                CITIES,
              ),
              legend: '{{name}}',
            },
          ],
        },
        {
          type: 'timeseries',
          title: '有效评价 n 走势',
          description: '好评率的分母。',
          width: 12,
          unit: 'short',
          targets: [
            {
              expr: named('max by (area) (hcp_area_valid{period="$period"})', CITIES),
              legend: '{{name}}',
            },
          ],
        },
      ],
    },
  ],
};
