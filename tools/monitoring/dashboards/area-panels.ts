import { fallingFrom, greyQuery, risingFrom, type Panel, type Row } from './panel.js';
import {
  activeRate,
  due,
  goodRate,
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

const GREY_NOTE = '灰色：样本不足 30';
const GREY_GOOD = `${GREY_NOTE}，或主动评价率低于 20 %，好评率说明不了什么。`;

/** Two queries of a rate: coloured where it says something, grey where it does not. */
const twoShades = (sound: string, weak: string, areas: Areas) => ({
  targets: [sound, weak].map((expr) => ({
    ...{ expr: named(expr, areas), legend: '{{name}}', instant: true as const },
  })),
  overrides: [greyQuery(1)],
});

const stat = (
  title: string,
  expr: string,
  more: Pick<Panel, 'description' | 'steps' | 'unit'>,
): Panel => ({
  ...{ type: 'stat', title, width: 4, unit: 'short', ...more },
  targets: [{ expr: named(expr, '{area="$area"}'), legend: '{{name}}', instant: true }],
});

/** The figures of `$area` as a row, uncoloured: each rate with its n. `whose` begins the titles. */
export const areaStats = (whose: string): Panel[] => [
  stat(`${whose}好评率`, goodRate, {
    description: '有效主动评价中等级 3–5 的比例。不作评判，所以不着色；先看右边的 n。',
    unit: 'percentunit',
  }),
  stat('有效评价 n', valid, { description: '好评率的分母：本人选定等级的首次评价。' }),
  stat(`${whose}主动评价率`, activeRate, {
    description: '本人作出评价的服务占应评的服务。n 在右边。',
    unit: 'percentunit',
  }),
  stat('应评数 n', due, { description: '主动评价率的分母：在统计期办理的服务。' }),
  stat('未办结工单', openCases, { description: '差评等各类工单，含下级。' }),
  stat('超期工单', overdueCases, {
    description: '未办结工单中当前环节已超期的。',
    steps: fallingFrom(1, 5),
  }),
];

const bars = (title: string, description: string, expr: string, areas: Areas): Panel => ({
  ...{ type: 'bargauge', title, description, width: 12, unit: 'short' },
  targets: [{ expr: `sort_desc(${named(expr, areas)})`, legend: '{{name}}', instant: true }],
});

/** Bars of areas for both rates, with the bars of their n beside. */
export const areaBars = (whose: string, areas: Areas): Row[] => [
  {
    height: 11,
    panels: [
      {
        ...{ type: 'bargauge', title: `${whose}好评率`, width: 12, unit: 'percentunit' },
        description: GREY_GOOD,
        steps: risingFrom(0.9, 0.95),
        ...twoShades(soundGoodRate, weakGoodRate, areas),
      },
      bars(`${whose}有效评价 n`, '好评率的分母。', valid, areas),
    ],
  },
  {
    height: 11,
    panels: [
      {
        ...{ type: 'bargauge', title: `${whose}主动评价率`, width: 12, unit: 'percentunit' },
        description: `${GREY_NOTE}。`,
        steps: risingFrom(0.2, 0.5),
        ...twoShades(soundActiveRate, weakActiveRate, areas),
      },
      bars(`${whose}应评数 n`, '主动评价率的分母。', due, areas),
    ],
  },
];
