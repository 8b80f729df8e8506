import { join } from 'node:path';
import { chinaDay } from '#shared/domain/china-time.js';

import { requirePrometheus } from '../../tools/stack/find-prometheus.js';
import { tryCommand } from '../../tools/stack/run-command.js';
import { asked, dashboards, ruleFiles, rules } from '../support/dashboards.js';
import { House } from '../support/house.js';
import { Prometheus } from '../support/prometheus.js';
import type { Service } from '../support/service.js';
import { until } from '../support/until.js';
import { badDay, watchedProvince } from '../support/watched-province.js';

/** Days of counters are not to be had in a test: every range is this one. */
const RANGE = '5m';

const withoutDays = (expr: string): string =>
  expr.replaceAll(/\[\d+[smhd]\]/g, `[${RANGE}]`).replaceAll(/offset \d+[smhd]/g, 'offset 2s');

let house: House;
let second: Service;
let alone: Prometheus;
let both: Prometheus;

const hostOf = ({ address }: Service): string => new URL(address).host;

beforeAll(async () => {
  house = await House.open({ console: true, variables: { HCP_PUBLISH: 'off' } });
  second = await house.another('report', 'report-2');
  const province = await watchedProvince(house);
  const services = {
    ingest: [hostOf(house.ingest)],
    aggregator: house.aggregators.map(hostOf),
    report: [hostOf(house.report)],
    console: [hostOf(house.console)],
  };
  const scaled = Object.fromEntries(
    Object.entries(ruleFiles()).map(([name, text]) => [
      name,
      withoutDays(text).replaceAll(/interval: \d+[sm]/g, 'interval: 1s'),
    ]),
  );
  alone = await Prometheus.start(join(house.dir, 'alone'), services, scaled);
  both = await Prometheus.start(join(house.dir, 'both'), {
    ...services,
    report: [hostOf(house.report), hostOf(second)],
  });
  // Counters grow only for who has seen them before.
  await province.rate(1_000);
  await badDay(house);
  await until('Prometheus has seen the first of them', async () =>
    (await alone.query('sum(hcp_ratings_total) > 500')).at(0),
  );
  await province.rate(4_000);
  await badDay(house);
  await house.mustHcp('reconcile');
  await house.mustHcp('publish', '--period', chinaDay(Date.now() - 2 * 86_400_000));
}, 600_000);

afterAll(async () => {
  await alone.stop();
  await both.stop();
  await house.close();
}, 120_000);

const queries = dashboards().flatMap((dashboard) =>
  dashboard.panels.flatMap((panel) =>
    (panel.targets ?? []).map(({ expr }, index) => ({
      name: `${dashboard.uid}: ${panel.title}, query ${index + 1}`,
      expr: withoutDays(asked(expr, dashboard, RANGE)),
    })),
  ),
);

const inTime = (prometheus: Prometheus, expr: string) =>
  until(
    expr,
    async () => {
      const found = await prometheus.query(expr);
      return found.length > 0 && found.every(({ value }) => !Number.isNaN(Number(value[1])))
        ? found
        : undefined;
    },
    60_000,
  );

it.each(queries)('$name gives data', async ({ expr }) => {
  await inTime(alone, expr);
});

/** An expression whose limits are taken away, so that it tells how far from them things are. */
const withoutLimits = (expr: string): string =>
  expr.replaceAll(/ > (?=[\d.]+ \*)/g, ' - ').replaceAll(/ (==|>=?|<=?) [\d.]+(?![\d.]* \*)/g, '');

it.each(rules().map((rule) => [rule.record ?? rule.alert ?? '', rule] as const))(
  'the rule %s gives data',
  async (_, { record, expr }) => {
    await inTime(alone, record ?? withoutLimits(withoutDays(expr)));
  },
);

it('every metric that a query or a rule names is one that a service exports', async () => {
  const named = [...queries, ...rules()].flatMap(({ expr }) => expr.match(/\bhcp_\w+/g) ?? []);
  const exported = new Set(
    (await alone.query('group by (__name__) ({__name__=~"hcp_.*"})')).map(
      ({ metric }) => metric['__name__'],
    ),
  );
  const recorded = new Set(rules().flatMap(({ record }) => record?.match(/\bhcp_\w+/g) ?? []));
  expect([...new Set(named)].filter((one) => !exported.has(one) && !recorded.has(one))).toEqual([]);
});

it('what promtool says of the metrics of a service is said of Node’s own, not of ours', async () => {
  const { promtool } = await requirePrometheus(() => undefined);
  for (const service of [house.ingest, house.report, house.console, ...house.aggregators]) {
    const check = `curl -sf ${service.address}/metrics | ${promtool} check metrics`;
    const { code, output } = await tryCommand('sh', ['-c', check], { timeoutMs: 60_000 });
    // 3: it could be read, but a name could be better.
    expect([0, 3]).toContain(code);
    expect(output.split('\n').filter((line) => line.startsWith('hcp_'))).toEqual([]);
  }
});

/** What report shows of the database; ranges are of counters, and of the very moment. */
const figures = queries.filter(
  ({ expr }) =>
    /hcp_(area|cases|coverage|loop|integrity)_/.test(expr) && !expr.includes(`[${RANGE}]`),
);

it.each(figures)('$name: two replicas of report show the figures of one', async ({ expr }) => {
  await inTime(both, expr);
  const figuresOf = async (prometheus: Prometheus) =>
    (await prometheus.query(expr))
      .map(({ metric, value }) => `${JSON.stringify(metric)} ${value[1]}`)
      .toSorted();
  await until(
    `${expr} to be the same`,
    async () => {
      const [one, two] = [await figuresOf(alone), await figuresOf(both)];
      return JSON.stringify(one) === JSON.stringify(two);
    },
    60_000,
  );
});
