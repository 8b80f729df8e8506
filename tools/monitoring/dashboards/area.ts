import { areaTable, FIGURE_COLUMNS } from './area-table.js';
import { areaBars, areaStats } from './area-panels.js';
import type { Dashboard } from './dashboard.js';
import type { Panel } from './panel.js';
import { area, dataSource, lowActive, minimum, period, report } from './variables.js';

const BELOW = '{parent="$area"}';

const link = (title: string, path: string): string => `- [${title}](\${report}${path})`;

/** Departments are no labels of metrics: there are thousands. Report ranks them. */
const departments: Panel = {
  type: 'text',
  title: '部门、事项、窗口',
  description: '部门以下不进监控指标，由排名服务现算；链接打开的是本月。',
  width: 24,
  targets: [],
  options: {
    mode: 'markdown',
    content: [
      '部门、事项、窗口的数字不在监控里，由排名服务给出，与公布的口径相同：',
      '',
      link('部门排名（Excel）', '/v1/rankings?subject=department&within=${area}&format=xlsx'),
      link('部门排名（JSON）', '/v1/rankings?subject=department&within=${area}'),
      link('事项排名（Excel）', '/v1/rankings?subject=item&within=${area}&format=xlsx'),
      link('窗口排名（Excel）', '/v1/rankings?subject=point&within=${area}&format=xlsx'),
      link('谁没有数据', '/coverage?within=${area}'),
      link('闭环指标', '/v1/loop?by=area&within=${area}'),
    ].join('\n'),
  },
};

/** 一个区划: an area and those right below it; its departments by report. */
export const oneArea: Dashboard = {
  uid: 'hcp-area',
  title: '好差评 · 区划',
  description: '一个区划和它的下一级；部门由排名服务给出。样本不足的是灰色。',
  variables: [dataSource, area, period, report, minimum, lowActive],
  rows: [
    { height: 5, panels: areaStats('') },
    ...areaBars('下一级', BELOW),
    {
      height: 13,
      panels: [
        areaTable(
          {
            title: '下一级一览',
            description:
              '灰色的列：有效评价（应评数）不足 30，或主动评价率低于 20 %。点区划名看它的部门排名。',
            width: 24,
          },
          BELOW,
          FIGURE_COLUMNS,
          {
            title: '部门排名',
            url: '${report}/v1/rankings?subject=department&within=${__data.fields["代码"]}',
          },
        ),
      ],
    },
    { height: 8, panels: [departments] },
  ],
};
