import { join } from 'node:path';
import { ManagedProcess } from '../../../tools/stack/managed-process.js';
import { freePort } from '../../../tools/stack/ports.js';
import { tryCommand } from '../../../tools/stack/run-command.js';
import { repositoryRoot } from '../../../tools/stack/stack.paths.js';
import { SERVICES, serviceSpec } from '../../../tools/start/service-list.js';
import type { Lab } from './lab.js';

const ATTEMPTS = 3;

export type ServiceName = 'ingest' | 'aggregator' | 'report' | 'console';

/** A service of ours as `npm start` runs it: built, a process of its own, with its usual settings. */
export interface RunningService {
  readonly name: ServiceName;
  readonly pid: number;
  readonly origin: string;
  /** SIGSTOP and SIGCONT, to let work pile up. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Environment of services and commands that work on one database of the lab. */
export const labEnvironment = (lab: Lab, database: string): NodeJS.ProcessEnv => ({
  ...process.env,
  KAFKA_BROKERS: lab.brokers,
  MONGODB_URI: lab.database(database),
  HCP_KEYRING: join(lab.folder, 'keyring.json'),
  HCP_PUBLIC_SITE_PORT: '0',
});

/** Runs `bin/hcp` on one database of the lab; what it printed. */
export async function hcp(lab: Lab, database: string, ...args: readonly string[]): Promise<string> {
  const { code, output } = await tryCommand(join(repositoryRoot(), 'bin/hcp'), args, {
    env: labEnvironment(lab, database),
  });
  if (code !== 0) throw new Error(`hcp ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** Starts a service on one database of the lab; `settings` are those that differ from the usual. */
export async function startService(
  lab: Lab,
  name: ServiceName,
  database: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<RunningService> {
  const entry = SERVICES.find((service) => service.name === name);
  if (entry === undefined) throw new Error(`no service ${name}`);
  await hcp(lab, database, 'migrate', 'up');
  const port = await freePort();
  const environment = {
    ...labEnvironment(lab, database),
    ...settings,
    [entry.portVariable]: String(port),
  };
  const usual = serviceSpec(entry, repositoryRoot(), environment);
  const child = new ManagedProcess({
    ...usual,
    logFile: join(lab.folder, `${database}-${name}.log`),
    pidFile: join(lab.folder, `${database}-${name}.pid`),
  });
  lab.atClose(() => child.stop());
  await startLikeASupervisor(child);
  return {
    name,
    pid: child.pid,
    origin: `http://127.0.0.1:${port}`,
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    stop: () => child.stop(),
  };
}

/** A process that ends while it starts, as on a broker that has just been made, is started again. */
async function startLikeASupervisor(child: ManagedProcess): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await child.start();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || child.running) throw error;
    }
  }
}
