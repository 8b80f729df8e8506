import { join } from 'node:path';

import type { ProcessSpec } from '../../tools/stack/managed-process.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';

const ROOT = repositoryRoot();

/** The variable that sets the port of each service. */
export const PORT_VARIABLE = {
  ingest: 'INGEST_PORT',
  aggregator: 'AGGREGATOR_PORT',
  report: 'REPORT_PORT',
  console: 'CONSOLE_PORT',
} as const;

export type App = keyof typeof PORT_VARIABLE;

/** Where a process of a service is at home, and with what it starts. */
export interface AppPlace {
  /** Its working folder; its log is `<name>.log` there. */
  readonly dir: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
}

/** A process of a service, from the build. */
export const appSpec = (
  app: App,
  name: string,
  { dir, port, env }: AppPlace,
): Omit<ProcessSpec, 'isReady'> => ({
  name,
  command: join(ROOT, 'node_modules/.bin/node'),
  args: ['--enable-source-maps', join(ROOT, `dist/apps/${app}/src/main.js`)],
  env: { ...env, [PORT_VARIABLE[app]]: String(port) },
  cwd: dir,
  logFile: join(dir, `${name}.log`),
});
