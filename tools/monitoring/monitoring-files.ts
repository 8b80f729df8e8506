import { join } from 'node:path';

import { dashboardFiles } from './dashboards/all.js';
import { prometheusRule } from './prometheus-rule.js';

/** Where everything of monitoring lies, from the root of the repository. */
export const MONITORING = 'k8s/monitoring';

/** What is made and not written by hand: text by path from the root of the repository. */
export async function monitoringFiles(root: string): Promise<Record<string, string>> {
  const rule = await prometheusRule(join(root, MONITORING, 'rules'));
  const dashboards = Object.entries(dashboardFiles()).map(([name, text]) => [
    `${MONITORING}/dashboards/${name}`,
    text,
  ]);
  return {
    ...(Object.fromEntries(dashboards) as Record<string, string>),
    [`${MONITORING}/prometheus-rule.yaml`]: rule,
  };
}
