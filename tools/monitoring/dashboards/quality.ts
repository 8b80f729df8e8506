import type { Dashboard } from './dashboard.js';
import { fallingFrom, graph, type Panel, type Unit } from './panel.js';
import { dataSource } from './variables.js';

const bars = (
  title: string,
  description: string,
  unit: Unit,
  target: { readonly expr: string; readonly legend: string },
  more: Partial<Panel> = {},
): Panel => ({
  ...{ type: 'bargauge', title, description, width: 12, unit },
  targets: [{ ...target, instant: true }],
  ...more,
});

const JUDGED = 'hcp_ingest_events_total{outcome=~"accepted|rejected",source!="unknown"}';
const judged = `sum by (source) (increase(${JUDGED}[1h]))`;
const rejected =
  'sum by (source) (increase(hcp_ingest_events_total{outcome="rejected",source!="unknown"}[1h]))';

const said = (by: string, kind: string): string =>
  `sum${by}(increase(hcp_ratings_total{kind=~"${kind}"}[1d]))`;
const NAMES = '* on (area) group_left (name) max by (area, name) (hcp_area_info)';
const STAGES: readonly (readonly [string, string])[] = [
  ['打开', 'hcp_citizen_shown_total'],
  ['开始', 'hcp_citizen_started_total'],
  ['提交', 'hcp_citizen_finished_total'],
  ['放弃', 'hcp_citizen_given_up_total'],
];

/** 数据质量: what the sources send, and what is suspicious in it. */
export const quality: Dashboard = {
  uid: 'hcp-quality',
  title: '好差评 · 数据质量',
  description: '退回、隔离、重复、默认评价、失联的来源、刷评预警。',
  variables: [dataSource],
  rows: [
    {
      height: 9,
      panels: [
        bars(
          '退回占比，按来源',
          '一小时内被退回的事件占判定的事件，最高的 15 个来源。n 在右边。',
          'percentunit',
          { expr: `topk(15, ${rejected} / (${judged} > 0))`, legend: '{{source}}' },
          { steps: fallingFrom(0.01, 0.05) },
        ),
        bars('判定的事件 n，按来源', '左图的分母，最多的 15 个来源。', 'short', {
          ...{ expr: `topk(15, ${judged})`, legend: '{{source}}' },
        }),
      ],
    },
    {
      height: 9,
      panels: [
        graph(
          '默认评价占比，全省',
          '默认评价占默认与主动评价之和，一天。n 在右边。',
          'percentunit',
          [
            {
              expr: `${said(' ', 'default')} / (${said(' ', 'active|default')} > 0)`,
              legend: '全省',
            },
          ],
          { steps: fallingFrom(0.2, 0.4) },
        ),
        graph('默认与主动评价 n，全省', '左图的分母，一天。', 'short', [
          { expr: said(' ', 'active|default'), legend: '全省' },
        ]),
      ],
    },
    {
      height: 11,
      panels: [
        bars(
          '默认评价占比最高的区划',
          '部门自己所在的区划，一天内评价不少于 30 条的。n 在右边。',
          'percentunit',
          {
            expr: `topk(15, (${said(' by (area) ', 'default')} / (${said(' by (area) ', 'active|default')} >= 30)) ${NAMES})`,
            legend: '{{name}}',
          },
          { steps: fallingFrom(0.2, 0.4) },
        ),
        bars('默认与主动评价 n 最多的区划', '左图的分母，一天。', 'short', {
          expr: `topk(15, ${said(' by (area) ', 'active|default')} ${NAMES})`,
          legend: '{{name}}',
        }),
      ],
    },
    {
      height: 8,
      panels: [
        graph(
          '隔离与重复',
          'aggregator 一小时内隔离的、重复的事件。',
          'short',
          [
            {
              expr: 'sum by (outcome) (increase(hcp_aggregator_events_total{outcome=~"quarantined|duplicate"}[1h]))',
              legend: '{{outcome}}',
            },
          ],
          { steps: fallingFrom(1, 10) },
        ),
        bars(
          '最久没有数据的来源',
          '距最近一条办件或评价；从未上报的不在内，见覆盖率。',
          's',
          {
            expr: 'topk(15, time() - max by (source) (hcp_source_last_event_timestamp_seconds))',
            legend: '{{source}}',
          },
          { steps: fallingFrom(86_400, 259_200) },
        ),
      ],
    },
    {
      height: 8,
      panels: [
        bars(
          '刷评预警',
          '至今提出的预警，按规则；是给人看的信号，不改变任何评价。',
          'short',
          {
            expr: 'sum by (rule) (max by (rule, area) (hcp_integrity_flags_total))',
            legend: '{{rule}}',
          },
          { width: 8 },
        ),
        bars(
          '对照表的错误',
          '各来源对照表现在的错误数；有错时仍按上一份受理。',
          'short',
          {
            expr: 'max by (source) (hcp_ingest_source_map_faults)',
            legend: '{{source}}',
          },
          { width: 8, steps: fallingFrom(1, 1) },
        ),
        bars(
          '请求被拒',
          '一小时内没有读的请求和限流：签名不对、格式不对、太快。',
          'short',
          {
            expr: 'sum by (outcome) (increase(hcp_ingest_events_total{outcome=~"unauthorized|malformed|limited"}[1h]))',
            legend: '{{outcome}}',
          },
          { width: 8, steps: fallingFrom(100, 1_000) },
        ),
      ],
    },
    {
      height: 8,
      panels: [
        graph('评价渠道', '每秒计入的评价，按渠道（国家代码 1–7）。', 'eps', [
          {
            expr: 'sum by (channel) (rate(hcp_ratings_by_channel_total[$__rate_interval]))',
            legend: '渠道 {{channel}}',
          },
        ]),
        graph(
          '评价页',
          '一小时内打开、开始、提交、放弃的评价页。',
          'short',
          STAGES.map(([legend, metric]) => ({ expr: `sum(increase(${metric}[1h]))`, legend })),
        ),
      ],
    },
  ],
};
