import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const HEADER = `# Made from rules/ by \`npm run monitoring:write\`: change those.\n`;

/** The rule files of `folder` as one resource of the Prometheus operator. */
export async function prometheusRule(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  const groups: unknown[] = [];
  for (const file of files) {
    const rules = parse(await readFile(join(folder, file), 'utf8')) as { groups: unknown[] };
    groups.push(...rules.groups);
  }
  const resource = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'haochaping', labels: { 'app.kubernetes.io/part-of': 'haochaping' } },
    spec: { groups },
  };
  return HEADER + stringify(resource, { lineWidth: 0, singleQuote: true });
}
