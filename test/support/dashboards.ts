import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { MONITORING } from '../../tools/monitoring/monitoring-files.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';

export const FOLDER = join(repositoryRoot(), MONITORING);

interface FieldConfig {
  readonly defaults: {
    readonly unit?: string;
    readonly thresholds?: { readonly steps: readonly unknown[] };
  };
  readonly overrides: readonly {
    readonly matcher: { readonly id: string; readonly options: unknown };
    readonly properties: readonly { readonly id: string; readonly value: unknown }[];
  }[];
}

/** A panel as its file has it. */
export interface PanelJson {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
  readonly datasource?: { readonly uid: string };
  readonly fieldConfig?: FieldConfig;
  readonly targets?: readonly {
    readonly expr: string;
    readonly datasource: { readonly uid: string };
  }[];
}

/** A dashboard as its file has it. */
export interface DashboardJson {
  readonly id?: unknown;
  readonly __inputs?: unknown;
  readonly uid: string;
  readonly schemaVersion: number;
  readonly panels: readonly PanelJson[];
  readonly templating: {
    readonly list: readonly {
      readonly name: string;
      readonly type: string;
      readonly current: { readonly value: string };
    }[];
  };
}

const filesOf = (folder: string): string[] => readdirSync(join(FOLDER, folder)).toSorted();
const textOf = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');

export const dashboards = (): DashboardJson[] =>
  filesOf('dashboards').map((name) => JSON.parse(textOf(`dashboards/${name}`)) as DashboardJson);

/** A query as Grafana sends it, with the dashboard's own values of its variables. */
export function asked(expr: string, { templating }: DashboardJson, interval: string): string {
  const values = new Map(templating.list.map(({ name, current }) => [name, current.value]));
  values.set('__rate_interval', interval);
  return expr.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`${expr} has a variable that nobody knows: ${name}`);
    return value;
  });
}

export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The texts of the rule files by name. */
export const ruleFiles = (): Record<string, string> =>
  Object.fromEntries(filesOf('rules').map((name) => [name, textOf(`rules/${name}`)]));

export const rules = (): Rule[] =>
  Object.values(ruleFiles()).flatMap((text) =>
    (parse(text) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules),
  );

/** What the tests of the rules expect of each alert. */
export const ruleTests = (): { alertname: string; exp_alerts: unknown[] }[] =>
  filesOf('tests').flatMap((name) =>
    (
      parse(textOf(`tests/${name}`)) as {
        tests: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[];
      }
    ).tests.flatMap((test) => test.alert_rule_test),
  );

/** Files of a folder of monitoring, as paths for its tools. */
export const pathsIn = (folder: string): string[] =>
  filesOf(folder).map((name) => join(FOLDER, folder, name));
