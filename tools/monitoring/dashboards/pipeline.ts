import type { Dashboard } from './dashboard.js';
import { fallingFrom, graph, risingFrom, type Panel, type Step, type Unit } from './panel.js';
import { dataSource } from './variables.js';

const OF_OURS = '* on (job, instance) group_left (service) hcp_service_info';

const stat = (
  title: string,
  description: string,
  expr: string,
  more: { readonly unit: Unit; readonly steps?: readonly Step[] },
): Panel => ({
  ...{ type: 'stat', title, description, width: 4, ...more },
  targets: [{ expr, instant: true }],
});

const quantile = (q: number) =>
  `histogram_quantile(${q}, sum by (le) (rate(hcp_ingest_ack_seconds_bucket[$__rate_interval])))`;

const summary: readonly Panel[] = [
  stat('积压', '主题里还没有计入的事件，各分区之和。', 'sum(hcp_aggregator_lag_messages)', {
    ...{ unit: 'short', steps: fallingFrom(10_000, 100_000) },
  }),
  stat(
    '最早未计入事件',
    '它已等了多久；全部计入时是 0。',
    'max(hcp_aggregator_oldest_event_age_seconds)',
    { unit: 's', steps: fallingFrom(60, 300) },
  ),
  stat(
    '最久没有进展',
    '各个 aggregator 中，距上次计入（或确认已全部计入）最久的。',
    'time() - min(hcp_aggregator_last_progress_timestamp_seconds)',
    { unit: 's', steps: fallingFrom(60, 120) },
  ),
  stat('登记核对', 'ingest 内存里的登记距上次核对多久。', 'max(hcp_ingest_registry_age_seconds)', {
    ...{ unit: 's', steps: fallingFrom(60, 300) },
  }),
  stat('对账不符', '最近一次 hcp reconcile 发现的差异。', 'max(hcp_reconcile_difference)', {
    ...{ unit: 'short', steps: fallingFrom(1, 1) },
  }),
  stat('距上次对账', '应每天一次。', 'time() - max(hcp_reconcile_last_run_timestamp_seconds)', {
    unit: 's',
    steps: fallingFrom(93_600, 172_800),
  }),
];

/** 链路: is what is taken in also counted, and how soon. */
export const pipeline: Dashboard = {
  uid: 'hcp-pipeline',
  title: '好差评 · 链路',
  description: '从受理到计入：流量、积压、时延、各服务的进程。',
  variables: [dataSource],
  rows: [
    { height: 4, panels: summary },
    {
      height: 9,
      panels: [
        graph('受理', 'ingest 每秒判定的事件，按结果。', 'eps', [
          {
            expr: 'sum by (kind, outcome) (rate(hcp_ingest_events_total[$__rate_interval]))',
            legend: '{{kind}} {{outcome}}',
          },
        ]),
        graph('计入', 'aggregator 每秒从主题读到的事件，按结果。', 'eps', [
          {
            expr: 'sum by (kind, outcome) (rate(hcp_aggregator_events_total[$__rate_interval]))',
            legend: '{{kind}} {{outcome}}',
          },
        ]),
      ],
    },
    {
      height: 9,
      panels: [
        graph(
          '受理时延',
          '从验完签名到 Kafka 全部同步副本确认。',
          's',
          [0.5, 0.95, 0.99].map((q) => ({ expr: quantile(q), legend: `p${q * 100}` })),
          { steps: fallingFrom(0.5, 2) },
        ),
        graph('积压与等待', '各分区未计入的事件数。', 'short', [
          {
            expr: 'sum by (partition) (hcp_aggregator_lag_messages)',
            legend: '分区 {{partition}}',
          },
        ]),
      ],
    },
    {
      height: 8,
      panels: [
        graph(
          'Kafka 不可用的份额',
          '因 Kafka 不能接收而答 503 的事件占比；来源会重发。n 在右图。',
          'percentunit',
          [
            {
              expr: '(sum(rate(hcp_ingest_events_total{outcome="unavailable"}[$__rate_interval])) or vector(0)) / (sum(rate(hcp_ingest_events_total{outcome=~"accepted|unavailable"}[$__rate_interval])) > 0)',
              legend: '不可用',
            },
          ],
          { steps: fallingFrom(0.001, 0.01) },
        ),
        graph('待写入 Kafka 的事件 n', '左图的分母，每秒。', 'eps', [
          {
            expr: 'sum(rate(hcp_ingest_events_total{outcome=~"accepted|unavailable"}[$__rate_interval]))',
            legend: '事件',
          },
        ]),
      ],
    },
    {
      height: 8,
      panels: [
        {
          ...{ type: 'bargauge', title: '运行的实例', width: 6, unit: 'short' },
          description: '各服务正在运行的进程数。',
          steps: risingFrom(1, 1),
          targets: [
            {
              ...{ expr: 'count by (service) (hcp_service_info)', legend: '{{service}}' },
              instant: true,
            },
          ],
        },
        graph(
          '处理器',
          '各进程占用的核数。',
          'short',
          [
            {
              expr: `rate(process_cpu_seconds_total[$__rate_interval]) ${OF_OURS}`,
              legend: '{{service}} {{instance}}',
            },
          ],
          { width: 6 },
        ),
        graph(
          '内存',
          '各进程的常驻内存。',
          'bytes',
          [
            {
              expr: `process_resident_memory_bytes ${OF_OURS}`,
              legend: '{{service}} {{instance}}',
            },
          ],
          { width: 6 },
        ),
        graph(
          '事件循环延迟 p99',
          '超过半秒，请求会明显变慢。',
          's',
          [
            {
              expr: `nodejs_eventloop_lag_p99_seconds ${OF_OURS}`,
              legend: '{{service}} {{instance}}',
            },
          ],
          { width: 6, steps: fallingFrom(0.2, 0.5) },
        ),
      ],
    },
    {
      height: 7,
      panels: [
        {
          ...{ type: 'bargauge', title: '距最近一期发布', width: 8, unit: 's' },
          description: '各种周期的最近一期发布是多久以前作出的。',
          targets: [
            {
              ...{ expr: 'max by (kind) (hcp_publication_age_seconds)', legend: '{{kind}}' },
              instant: true,
            },
          ],
        },
        {
          ...{ type: 'bargauge', title: '发布期数', width: 8, unit: 'short' },
          description: '作出过的发布，更正也是一期。',
          targets: [
            {
              ...{ expr: 'max by (kind) (hcp_publications_total)', legend: '{{kind}}' },
              instant: true,
            },
          ],
        },
        graph(
          '工作人员登录',
          '一小时内的登录：成功、拒绝、锁定。',
          'short',
          [
            {
              expr: 'sum by (outcome) (increase(hcp_console_sign_ins_total[1h]))',
              legend: '{{outcome}}',
            },
          ],
          { width: 8 },
        ),
      ],
    },
  ],
};
