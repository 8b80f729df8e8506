import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { ensureStandIns } from '../../tools/images/ensure-stand-ins.js';
import { standInImage } from '../../tools/images/image.types.js';
import { requireImages } from '../../tools/stack/containers/container-images.js';
import { freePorts } from '../../tools/stack/ports.js';
import { installPackages } from '../../tools/stack/requirements.js';
import { tryCommand, type CommandResult } from '../../tools/stack/run-command.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';
import { temporaryFolder } from '../../tools/stack/temporary-folder.js';
import { projectOfThisRun, removeProjectsOfTheDead } from './compose-project.js';
import { docker } from './docker.js';
import { SOURCES, writeRegistry } from './registry.js';
import { SourceClient } from './source-client.js';

/** Everything of compose.yaml but Grafana, which no package brings. */
const UP = ['ingest', 'aggregator', 'report', 'console', 'prometheus', 'alertmanager'] as const;
export type Published = (typeof UP)[number];

const PORT_VARIABLE: Readonly<Record<Published, string>> = {
  ingest: 'INGEST_PORT',
  aggregator: 'AGGREGATOR_PORT',
  report: 'REPORT_PORT',
  console: 'CONSOLE_PORT',
  prometheus: 'PROMETHEUS_PORT',
  alertmanager: 'ALERTMANAGER_PORT',
};

/** `docker compose`, or the older program of its own; installed if this machine allows. */
async function composeCommand(): Promise<readonly [string, ...string[]]> {
  if ((await tryCommand('docker', ['compose', 'version'])).code === 0) return ['docker', 'compose'];
  if ((await tryCommand('docker-compose', ['version'])).code !== 0) {
    await installPackages('compose.yaml needs compose', ['docker-compose'], console.log);
  }
  return ['docker-compose'];
}

/** Images of the registry where they are at hand, stand-ins otherwise. */
async function imagesOfOthers(): Promise<NodeJS.ProcessEnv> {
  const { kafka, mongo } = await requireImages(process.env, console.log);
  await ensureStandIns(['prometheus', 'alertmanager'], console.log);
  return {
    HCP_KAFKA_IMAGE: kafka,
    HCP_MONGO_IMAGE: mongo,
    PROMETHEUS_IMAGE: process.env['PROMETHEUS_IMAGE'] ?? standInImage('prometheus'),
    ALERTMANAGER_IMAGE: process.env['ALERTMANAGER_IMAGE'] ?? standInImage('alertmanager'),
  };
}

/** compose.yaml, up under a name and on ports of its own, with a registry imported by image hcp. */
export class ComposeHouse {
  #client: SourceClient | undefined;

  private constructor(
    readonly project: string,
    private readonly dir: string,
    private readonly command: readonly [string, ...string[]],
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async open(): Promise<ComposeHouse> {
    await removeProjectsOfTheDead();
    const dir = await temporaryFolder();
    const ports = await freePorts(UP.length + 1);
    const environment = {
      ...process.env,
      ...(await imagesOfOthers()),
      ...Object.fromEntries(UP.map((name, i) => [PORT_VARIABLE[name], String(ports[i])])),
      HCP_PUBLIC_SITE_PORT: String(ports.at(-1)),
      // A busy machine may take its time over a container.
      COMPOSE_HTTP_TIMEOUT: '300',
    };
    const house = new ComposeHouse(projectOfThisRun(), dir, await composeCommand(), environment);
    try {
      await house.mustCompose('up', '--detach', '--no-build', ...UP);
      await house.#furnish();
    } catch (error) {
      console.log((await house.compose('logs', '--no-color', '--tail', '20')).output);
      await house.close();
      throw error;
    }
    return house;
  }

  async #furnish(): Promise<void> {
    await writeRegistry(join(this.dir, 'registry'));
    const mount = ['--volume', `${join(this.dir, 'registry')}:/registry:ro`];
    await this.mustCompose('run', '--rm', '-T', ...mount, 'hcp', 'import', '/registry');
    const secrets = new Map<string, string>();
    const [first] = SOURCES;
    if (first === undefined) throw new Error('the test registry has no source');
    const said = await this.mustCompose('run', '--rm', '-T', 'hcp', 'source', 'add', first.code);
    // Compose tells of its containers beside it.
    secrets.set(first.code, /^whsec_\S+$/m.exec(said)?.[0] ?? '');
    this.#client = new SourceClient(this.address('ingest'), secrets);
  }

  get client(): SourceClient {
    if (this.#client === undefined) throw new Error('the house is not furnished');
    return this.#client;
  }

  address(name: Published): string {
    return `http://127.0.0.1:${this.environment[PORT_VARIABLE[name]] ?? ''}`;
  }

  /** Runs compose to its end. */
  async compose(...args: readonly string[]): Promise<CommandResult> {
    const [program, ...before] = this.command;
    const file = join(repositoryRoot(), 'compose.yaml');
    const all = [...before, '--file', file, '--project-name', this.project, ...args];
    return tryCommand(program, all, { env: this.environment });
  }

  /** The same, when anything but success is the test's failure. */
  async mustCompose(...args: readonly string[]): Promise<string> {
    const { code, output } = await this.compose(...args);
    if (code !== 0) throw new Error(`compose ${args.join(' ')} ended with ${code}:\n${output}`);
    return output;
  }

  /** The id of a service's container. */
  async container(name: string): Promise<string> {
    const label = `label=com.docker.compose.project=${this.project}`;
    const service = `label=com.docker.compose.service=${name}`;
    return docker('ps', '--all', '--quiet', '--filter', label, '--filter', service);
  }

  /** Ends everything, data included. */
  async close(): Promise<void> {
    await this.compose('down', '--volumes', '--remove-orphans', '--timeout', '40');
    await rm(this.dir, { recursive: true, force: true });
  }
}
