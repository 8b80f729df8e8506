import { Kafka, logLevel, type Admin } from 'kafkajs';
import mongoose from 'mongoose';
import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { freePort } from '../../tools/stack/ports.js';
import { tryCommand, type CommandResult } from '../../tools/stack/run-command.js';
import { repositoryRoot } from '../../tools/stack/stack.paths.js';
import type { Stack } from '../../tools/stack/stack.types.js';
import { startStack } from '../../tools/stack/start-stack.js';
import { temporaryFolder } from '../../tools/stack/temporary-folder.js';
import { appSpec, type App } from './app-spec.js';
import { SOURCES, writeRegistry } from './registry.js';
import { Service } from './service.js';
import { SourceClient } from './source-client.js';
import { Truth } from './truth.js';
import { until } from './until.js';

export const TOPIC = 'hcp.events.v1';

export interface HouseOptions {
  readonly kafkaBrokers?: 1 | 3;
  readonly mongoMembers?: 1 | 3;
  readonly aggregators?: number;
  /** With a console. */
  readonly console?: true;
  /** Further variables of the services. */
  readonly variables?: NodeJS.ProcessEnv;
}

type Db = mongoose.mongo.Db;

const ROOT = repositoryRoot();

/**
 * A whole house for one test: brokers, database, the real services as processes, a registry
 * imported by the real `bin/hcp`, keys of its sources, and the truth about what was sent in.
 */
export class House {
  readonly truth = new Truth();
  readonly aggregators: Service[] = [];
  #ingest: Service | undefined;
  #report: Service | undefined;
  #console: Service | undefined;
  #client: SourceClient | undefined;
  readonly #others: Service[] = [];

  private constructor(
    readonly dir: string,
    readonly stack: Stack,
    private readonly environment: NodeJS.ProcessEnv,
    readonly kafka: Kafka,
    readonly admin: Admin,
    private readonly mongo: mongoose.mongo.MongoClient,
  ) {}

  static async open(options: HouseOptions = {}): Promise<House> {
    const { aggregators = 1, console = false, variables = {}, ...backends } = options;
    const dir = await temporaryFolder();
    const stack = await startStack({ ...backends, dir: join(dir, 'stack') });
    const environment = {
      PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      HOME: dir,
      KAFKA_BROKERS: stack.kafkaBrokers,
      MONGODB_URI: stack.mongodbUri,
      // Any free one: several houses stand at the same time.
      HCP_PUBLIC_SITE_PORT: '0',
      KAFKA_PARTITIONS: '4',
      KAFKA_REPLICATION: String(options.kafkaBrokers ?? 1),
      // A killed member is missed sooner than in production, and its partitions change hands.
      AGGREGATOR_SESSION_TIMEOUT_MS: '8000',
      HCP_KEYRING: join(dir, 'keyring.json'),
      HCP_AUDIT_ANCHORS: join(dir, 'anchors.ndjson'),
      ...variables,
    };
    const brokers = stack.kafkaBrokers.split(',');
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry: { retries: 20 } });
    const admin = kafka.admin();
    const mongo = new mongoose.mongo.MongoClient(stack.mongodbUri, { heartbeatFrequencyMS: 500 });
    const house = new House(dir, stack, environment, kafka, admin, mongo);
    try {
      await admin.connect();
      await house.#furnish(aggregators, console);
    } catch (error) {
      await house.close();
      throw error;
    }
    return house;
  }

  async #furnish(aggregators: number, withConsole: boolean): Promise<void> {
    await writeRegistry(join(this.dir, 'registry'));
    await this.mustHcp('migrate', 'up');
    await this.mustHcp('import', join(this.dir, 'registry'));
    const secrets = new Map<string, string>();
    for (const { code } of SOURCES) {
      secrets.set(code, (await this.mustHcp('source', 'add', code)).trim());
    }
    for (let i = 0; i < aggregators; i += 1) await this.addAggregator();
    this.#report = await this.#service('report', 'report');
    this.#ingest = await this.#service('ingest', 'ingest');
    if (withConsole) {
      const HCP_REPORT_URL = this.report.address;
      this.#console = await this.#service('console', 'console', { HCP_REPORT_URL });
    }
    this.#client = new SourceClient(this.ingest.address, secrets);
  }

  async #service(app: App, name: string, variables: NodeJS.ProcessEnv = {}): Promise<Service> {
    const port = await freePort();
    const env = { ...this.environment, ...variables };
    return Service.start(appSpec(app, name, { dir: this.dir, port, env }), port);
  }

  async addAggregator(): Promise<Service> {
    const service = await this.#service('aggregator', `aggregator-${this.aggregators.length + 1}`);
    this.aggregators.push(service);
    return service;
  }

  /** One process more of a service, with further variables; it is ended with the house. */
  async another(app: App, name: string, variables: NodeJS.ProcessEnv = {}): Promise<Service> {
    const service = await this.#service(app, name, variables);
    this.#others.push(service);
    return service;
  }

  get ingest(): Service {
    return present(this.#ingest);
  }

  get report(): Service {
    return present(this.#report);
  }

  get console(): Service {
    return present(this.#console);
  }

  get client(): SourceClient {
    return present(this.#client);
  }

  get db(): Db {
    return this.mongo.db('hcp');
  }

  /** Runs the real command-line tool to its end. */
  async hcp(...args: readonly string[]): Promise<CommandResult> {
    return tryCommand(join(ROOT, 'bin/hcp'), args, { env: this.environment });
  }

  /** The same, when anything but success is the test's failure. */
  async mustHcp(...args: readonly string[]): Promise<string> {
    const { code, output } = await this.hcp(...args);
    if (code !== 0) throw new Error(`hcp ${args.join(' ')} ended with ${code}:\n${output}`);
    return output;
  }

  /** A `hcp` command that a test may kill while it works. */
  hcpSpec(...args: readonly string[]) {
    return { command: join(ROOT, 'bin/hcp'), args, env: this.environment };
  }

  /** Waits until the checkpoints have reached the end of every partition. */
  async caughtUp(): Promise<void> {
    await until('the aggregators to reach the end of the topic', async () => {
      const [ends, checkpoints] = [
        await this.admin.fetchTopicOffsets(TOPIC),
        await this.db
          .collection<{ partition: number; next: number }>('checkpoints')
          .find()
          .toArray(),
      ];
      const next = new Map(checkpoints.map((c) => [c.partition, c.next]));
      return ends.every((end) => (next.get(end.partition) ?? 0) === Number(end.high));
    });
  }

  /** Ends everything; what it wrote is moved to the folder `HCP_TEST_KEEP`, if one is named. */
  async close(): Promise<void> {
    const services = [
      this.#ingest,
      this.#report,
      this.#console,
      ...this.aggregators,
      ...this.#others,
    ];
    for (const service of services) await service?.stop();
    await this.admin.disconnect();
    await this.mongo.close();
    // Their data goes with them: no need to wait until they have tidied up.
    const { kafka, mongo } = this.stack;
    await Promise.all([...kafka, ...mongo].map((backend) => backend.kill('SIGKILL')));
    await this.stack.stop();
    const keep = process.env['HCP_TEST_KEEP'];
    if (keep === undefined) {
      await rm(this.dir, { recursive: true, force: true });
    } else {
      await rename(this.dir, join(keep, basename(this.dir)));
      process.stdout.write(`kept ${join(keep, basename(this.dir))}\n`);
    }
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the house is not yet open');
  return value;
}
