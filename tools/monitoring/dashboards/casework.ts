import { areaTable } from './area-table.js';
import type { Dashboard } from './dashboard.js';
import { fallingFrom, risingFrom, type Panel } from './panel.js';
import { named, openCases, overdueCases } from './queries.js';
import { area, dataSource } from './variables.js';

const HERE = '{area="$area"}';
const loop = (metric: string): string => `max by (indicator) (${metric}{area="$area"})`;

const stat = (title: string, description: string, expr: string, more: Partial<Panel>): Panel => ({
  ...{ type: 'stat', title, description, width: 6, unit: 'short' },
  targets: [{ expr, instant: true }],
  ...more,
});

/** 工单: what becomes of bad ratings. */
export const casework: Dashboard = {
  uid: 'hcp-casework',
  title: '好差评 · 工单',
  description: '差评整改闭环：未办结、超期、核实和整改的比率。',
  variables: [dataSource, area],
  rows: [
    {
      height: 4,
      panels: [
        stat('未办结 n', '所选区划及下级的未办结工单。', named(openCases, HERE), {}),
        stat('超期', '其中当前环节已超期的。', named(overdueCases, HERE), {
          steps: fallingFrom(1, 5),
        }),
        stat(
          '超期占比',
          '超期占未办结；n 在左边。',
          named(`${overdueCases} / on (area) (${openCases} > 0)`, HERE),
          { unit: 'percentunit', steps: fallingFrom(0.05, 0.1) },
        ),
        stat(
          '放假安排',
          '1：缺明年（十一月十五日起）或今年的，新工单没有期限。',
          'max(hcp_calendar_missing)',
          { steps: fallingFrom(1, 1) },
        ),
      ],
    },
    {
      height: 9,
      panels: [
        {
          ...{ type: 'bargauge', title: '未办结工单，按环节', width: 12, unit: 'short' },
          description: '所选区划及下级。',
          targets: [
            {
              ...{ expr: 'sort_desc(max by (state) (hcp_cases_open{area="$area"}))' },
              ...{ legend: '{{state}}', instant: true },
            },
          ],
        },
        {
          ...{ type: 'timeseries', title: '未办结与超期走势', width: 12, unit: 'short' },
          description: '所选区划及下级。',
          targets: [
            { expr: named(openCases, HERE), legend: '未办结' },
            { expr: named(overdueCases, HERE), legend: '超期' },
          ],
        },
      ],
    },
    {
      height: 8,
      panels: [
        {
          ...{ type: 'bargauge', title: '闭环指标', width: 12, unit: 'percentunit' },
          description: '本月立案的差评：核实、整改、按期整改、回复、回访、回访满意。n 在右边。',
          steps: risingFrom(0.8, 0.95),
          targets: [{ expr: loop('hcp_loop_rate'), legend: '{{indicator}}', instant: true }],
        },
        {
          ...{ type: 'bargauge', title: '闭环指标的 n', width: 12, unit: 'short' },
          description: '各个比率是多少件工单中的。',
          targets: [{ expr: loop('hcp_loop_base'), legend: '{{indicator}}', instant: true }],
        },
      ],
    },
    {
      height: 12,
      panels: [
        areaTable(
          {
            title: '各设区市工单',
            description: '含下级；超期占比旁边是未办结数 n。',
            width: 24,
          },
          '{level=~"province|city"}',
          [
            { title: '未办结 n', expr: openCases, unit: 'short' },
            { title: '超期', expr: overdueCases, unit: 'short', steps: fallingFrom(1, 5) },
            {
              ...{ title: '超期占比', unit: 'percentunit', steps: fallingFrom(0.05, 0.1) },
              expr: `${overdueCases} / on (area) (${openCases} > 0)`,
            },
          ],
        ),
      ],
    },
    {
      height: 8,
      panels: [
        {
          ...{ type: 'timeseries', title: '差评到达', width: 24, unit: 'short' },
          description: '一小时内计入的等级 1、2 的主动评价，按等级，全省；每一条都立案。',
          targets: [
            {
              expr: 'sum by (level) (increase(hcp_ratings_total{level=~"1|2",kind="active"}[1h]))',
              legend: '等级 {{level}}',
            },
          ],
        },
      ],
    },
  ],
};
