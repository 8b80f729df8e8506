import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

import { MONITORING, monitoringFiles } from '../../tools/monitoring/monitoring-files.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';
import { asked, dashboards, type DashboardJson, type PanelJson } from '../support/dashboards.js';

const all = dashboards();
const panels = all.flatMap((dashboard) =>
  dashboard.panels.map((panel) => ({ dashboard, panel, name: `${dashboard.uid}: ${panel.title}` })),
);
const drawn = panels.filter(({ panel }) => panel.type !== 'text');

it('what is made by a tool is what the tool makes now', async () => {
  for (const [path, text] of Object.entries(await monitoringFiles(repositoryRoot()))) {
    const stored = await readFile(join(repositoryRoot(), path), 'utf8');
    // Layout is the formatter's business; JSON is YAML.
    expect([path, parse(stored)]).toEqual([path, parse(text)]);
  }
});

it('the component for Kubernetes brings every dashboard', async () => {
  const path = join(repositoryRoot(), MONITORING, 'kustomization.yaml');
  const { configMapGenerator } = parse(await readFile(path, 'utf8')) as {
    configMapGenerator: { files: string[] }[];
  };
  expect(configMapGenerator.flatMap(({ files }) => files).toSorted()).toEqual(
    all.map(({ uid }) => `dashboards/${uid}.json`).toSorted(),
  );
});

it('uids stay, so that links to dashboards do', () => {
  expect(all.map(({ uid }) => uid)).toEqual([
    ...['hcp-area', 'hcp-casework', 'hcp-pipeline', 'hcp-province', 'hcp-quality'],
  ]);
});

it.each(all.map((dashboard) => [dashboard.uid, dashboard] as const))(
  '%s can be provisioned, and asks whatever data source is chosen',
  (_, dashboard: DashboardJson) => {
    expect(dashboard).not.toHaveProperty('id');
    expect(dashboard).not.toHaveProperty('__inputs');
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(39);
    const [first] = dashboard.templating.list;
    expect(first).toMatchObject({ name: 'datasource', type: 'datasource', query: 'prometheus' });
    const sources = dashboard.panels.flatMap((panel) => [
      ...(panel.datasource === undefined ? [] : [panel.datasource]),
      ...(panel.targets ?? []).map((target) => target.datasource),
    ]);
    expect(new Set(sources.map(({ uid }) => uid))).toEqual(new Set(['${datasource}']));
  },
);

it.each(drawn.map(({ name, panel, dashboard }) => [name, panel, dashboard] as const))(
  '%s: unit, thresholds, description, and queries with known variables',
  (_, { description, fieldConfig, targets = [] }, dashboard) => {
    expect(description).toMatch(/\p{Script=Han}/u);
    expect(fieldConfig?.defaults.unit).toMatch(/\w/);
    expect(fieldConfig?.defaults.thresholds?.steps.length).toBeGreaterThan(0);
    expect(targets.length).toBeGreaterThan(0);
    for (const { expr } of targets) expect(asked(expr, dashboard, '1m')).not.toContain('$');
  },
);

/** What a rate is a share of: a query that shows its n has one of these and no division. */
const N = /hcp_area_(valid|due)|hcp_coverage_registered|hcp_cases_open|hcp_loop_base|_total/;
const isRate = (expr: string): boolean => expr.includes('_rate{') || expr.includes(' / ');
const showsN = ({ targets = [] }: PanelJson): boolean =>
  targets.some(({ expr }) => !isRate(expr) && N.test(expr));
const rates = drawn.filter(
  ({ panel }) =>
    panel.fieldConfig?.defaults.unit === 'percentunit' ||
    panel.fieldConfig?.overrides.some(({ properties }) =>
      properties.some(({ id, value }) => id === 'unit' && value === 'percentunit'),
    ),
);

it.each(rates.map(({ name, panel, dashboard }) => [name, panel, dashboard] as const))(
  '%s: the rate has its n beside it',
  (_, panel, dashboard) => {
    const beside = dashboard.panels.filter(({ gridPos }) => gridPos.y === panel.gridPos.y);
    expect(beside.some(showsN)).toBe(true);
  },
);

it('好评率 and 主动评价率 of areas are coloured only where enough people were asked, and else grey', () => {
  const judged = rates.filter(({ panel }) =>
    ['bargauge', 'table'].includes(panel.type)
      ? panel.targets?.some(({ expr }) => /hcp_area_\w+_rate/.test(expr))
      : false,
  );
  expect(judged.length).toBeGreaterThan(0);
  for (const { panel } of judged) {
    const shaded = (panel.targets ?? []).filter(({ expr }) =>
      /^\(?\(?max by \(area\) \(hcp_area_\w+_rate/.test(expr),
    );
    for (const { expr } of shaded) expect(expr).toContain('$minimum');
    expect(JSON.stringify(panel.fieldConfig?.overrides)).toContain('#8e8e8e');
  }
});
