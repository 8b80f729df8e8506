import { join } from 'node:path';

import { requirePrometheus, type PrometheusTools } from '../../tools/stack/find-prometheus.js';
import { tryCommand } from '../../tools/stack/run-command.js';
import { FOLDER, pathsIn, rules, ruleTests } from '../support/dashboards.js';

let tools: PrometheusTools;

beforeAll(async () => {
  tools = await requirePrometheus(() => undefined);
});

/** Runs a tool to its end; what it wrote, if it was not content. */
async function complaint(command: string, ...args: readonly string[]): Promise<string> {
  const { code, output } = await tryCommand(command, args, { timeoutMs: 170_000 });
  return code === 0 ? '' : output;
}

it('promtool reads the rules and finds nothing to say against them', async () => {
  const rulePaths = pathsIn('rules');
  expect(await complaint(tools.promtool, 'check', 'rules', '--lint-fatal', ...rulePaths)).toBe('');
});

it('promtool reads the configuration, and the rules that it names', async () => {
  expect(await complaint(tools.promtool, 'check', 'config', join(FOLDER, 'prometheus.yml'))).toBe(
    '',
  );
});

it('amtool reads the configuration of Alertmanager', async () => {
  expect(await complaint(tools.amtool, 'check-config', join(FOLDER, 'alertmanager.yml'))).toBe('');
});

it.each(pathsIn('tests'))('%s: alerts fire when they should, and else stay quiet', async (path) => {
  expect(await complaint(tools.promtool, 'test', 'rules', path)).toBe('');
});

const alerts = rules().filter(({ alert }) => alert !== undefined);

it('every alert has a case that fires and one that stays quiet', () => {
  const names = alerts.map(({ alert }) => alert).toSorted();
  const cases = ruleTests();
  const withCase = (fires: boolean) => [
    ...new Set(cases.filter((c) => c.exp_alerts.length > 0 === fires).map((c) => c.alertname)),
  ];
  expect(withCase(true).toSorted()).toEqual(names);
  expect(withCase(false).toSorted()).toEqual(names);
});

it.each(alerts.map((rule) => [rule.alert ?? '', rule] as const))(
  '%s says how bad it is, whom it concerns, and where its runbook is',
  (name, { labels, annotations }) => {
    expect(name).toMatch(/^Hcp[A-Z]/);
    expect(['critical', 'warning']).toContain(labels?.['severity']);
    expect(['operations', 'supervision']).toContain(labels?.['audience']);
    expect(annotations?.['summary']).toMatch(/\p{Script=Han}/u);
    expect(annotations?.['description']).toMatch(/\p{Script=Han}/u);
    expect(annotations?.['runbook_url']).toBe(`docs/operations.md#${name.toLowerCase()}`);
  },
);
