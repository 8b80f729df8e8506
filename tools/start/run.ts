import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Type from 'typebox';
import { mongoConfig } from '#shared/config/backend-config.js';
import { readConfig } from '#shared/config/read-config.js';
import { loadOrCreateKeyring } from '#shared/crypto/keyring.js';
import { collectionsOf } from '#shared/mongo/collections.js';
import { connectMongo, type Db } from '#shared/mongo/connect.js';
import { mongoSecurity } from '#shared/security/mongo-security.js';

import { openBackends, type Backends } from '../stack/backends.js';
import { ManagedProcess } from '../stack/managed-process.js';
import { requireFreePort } from '../stack/ports.js';
import { withHeartbeat } from '../stack/run-command.js';
import { StackError } from '../stack/stack.error.js';
import type { DemoHost } from '../demo/host/demo-host.js';
import { hcpCommand } from './hcp.js';
import { hasHostPage, HOST_PORT_VARIABLE, hostPort, openHostPage } from './host-page.js';
import { Keeper } from './keeper.js';
import { publishLastMonth } from './last-month.js';
import { LocalMarks } from './local-marks.js';
import { removePidFiles } from './pid-files.js';
import {
  boundedProvince,
  PROVINCE_SOURCES,
  streamProvince,
  writeProvince,
  type ProvinceOptions,
} from './province.js';
import { importRegistry, sourceSecrets, tellFirstAccount } from './provision.js';
import { LISTENERS, portOf, SERVICES, serviceSpec, STOP_ORDER } from './service-list.js';
import type { StartOptions } from './start.options.js';

/** One run of the whole system on this machine, from its backends to the simulated province. */
export class Run {
  readonly #services = new Map<string, ManagedProcess>();
  readonly #keeper: Keeper;
  #backends: Backends | undefined;
  #host: DemoHost | undefined;
  #connection: Awaited<ReturnType<typeof connectMongo>> | undefined;

  constructor(
    private readonly root: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly stopping: AbortSignal,
  ) {
    this.#keeper = new Keeper(this.#tell);
  }

  readonly #tell = (line: string): void => {
    console.log(line);
  };

  /** Starts everything and does what was asked; resolves with the exit code. */
  async untilStopped(options: StartOptions): Promise<number> {
    for (const service of LISTENERS) {
      const port = portOf(service, this.environment);
      await requireFreePort(port, service.name, service.portVariable);
    }
    if (hasHostPage(options)) {
      await requireFreePort(hostPort(this.environment), 'the host page', HOST_PORT_VARIABLE);
    }
    let db = await this.#openBackends('.data');
    let earlier = await eventsIn(db);
    if (options.exit && earlier > 0 && this.#ownsDatabase()) {
      this.#tell(
        `.data holds ${earlier} earlier events: this run gets fresh backends in .data/trial`,
      );
      await this.#closeBackends();
      await rm(join(this.root, '.data/trial'), { recursive: true, force: true });
      db = await this.#openBackends('.data/trial');
      earlier = await eventsIn(db);
    }
    const province = await this.#provision(options, db);
    await this.#startServices();
    this.#tellAddresses();
    if (options.exit && options.ratings !== undefined) {
      const bounded = { ...province, db, comparable: earlier === 0 };
      const { line, exact } = await boundedProvince(bounded, options.ratings);
      await this.stop();
      console.log(line);
      return exact ? 0 : 1;
    }
    // Its services would be no part of the true answer that a bounded run is compared with.
    if (options.ratings !== undefined && options.ratings > 0) {
      const bounded = { ...province, db, comparable: earlier === 0 };
      this.#tell((await boundedProvince(bounded, options.ratings)).line);
    }
    if (hasHostPage(options)) {
      this.#host = await openHostPage(province, this.environment, this.#tell);
    }
    if (options.ratings === undefined) {
      const hcp = hcpCommand(this.root, this.#serviceEnvironment());
      if (earlier === 0) await publishLastMonth({ ...province, db, hcp });
      await streamProvince(province);
    }
    await untilAborted(this.stopping);
    return 0;
  }

  /** Stops everything in order: what takes in before what counts, the backends last. */
  async stop(): Promise<void> {
    if (this.#services.size > 0 || this.#backends) this.#tell('stopping …');
    await this.#host?.close();
    this.#host = undefined;
    await this.#connection?.close();
    this.#connection = undefined;
    for (const service of this.#services.values()) this.#keeper.release(service);
    for (const name of STOP_ORDER) {
      const service = this.#services.get(name);
      if (service) await this.#keeper.stop(service);
    }
    this.#services.clear();
    await this.#closeBackends();
    await removePidFiles(join(this.root, '.data/run'));
  }

  #ownsDatabase(): boolean {
    return this.#backends?.processes.some((p) => p.name === 'mongod') ?? false;
  }

  async #openBackends(folder: string): Promise<Db> {
    this.#tell('starting Kafka and MongoDB …');
    const backends = await openBackends({
      dir: join(this.root, folder),
      logDir: join(this.root, '.data/log'),
      pidDir: join(this.root, '.data/run'),
      kafkaPort: Number(this.environment['HCP_KAFKA_PORT'] ?? 9092),
      mongoPort: Number(this.environment['HCP_MONGO_PORT'] ?? 27_017),
      environment: this.environment,
      tell: this.#tell,
    });
    this.#backends = backends;
    this.stopping.throwIfAborted();
    for (const backend of backends.processes) this.#keeper.keep(backend);
    this.#tell(`Kafka ${backends.kafkaBrokers}, MongoDB ${backends.mongodbUri} (${backends.from})`);
    const access = readConfig(Type.Object(mongoConfig), this.environment);
    this.#connection = await connectMongo(backends.mongodbUri, mongoSecurity(access));
    const { db } = this.#connection;
    if (db === undefined) throw new StackError('MongoDB gave no database');
    this.#tell('migrating the database …');
    this.#tell(await hcpCommand(this.root, this.#serviceEnvironment())('migrate', 'up'));
    return db;
  }

  async #closeBackends(): Promise<void> {
    await this.#connection?.close();
    this.#connection = undefined;
    const processes = this.#backends?.processes ?? [];
    for (const backend of processes) this.#keeper.release(backend);
    for (const backend of processes) await this.#keeper.stop(backend);
    this.#backends = undefined;
  }

  #serviceEnvironment(): NodeJS.ProcessEnv {
    return {
      ...this.environment,
      KAFKA_BROKERS: this.#backends?.kafkaBrokers,
      MONGODB_URI: this.#backends?.mongodbUri,
    };
  }

  async #provision(options: StartOptions, db: Db): Promise<ProvinceOptions> {
    const keyring = this.environment['HCP_KEYRING'] ?? '.data/keys/keyring.json';
    await loadOrCreateKeyring(join(this.root, keyring));
    const hcp = hcpCommand(this.root, this.#serviceEnvironment());
    const marks = new LocalMarks(db);
    const { registry, folder } = await writeProvince(this.root, hostPort(this.environment));
    const choice = {
      given: options.registry,
      province: folder,
      isProvinceNeeded: options.ratings !== 0,
    };
    await importRegistry(choice, marks, hcp, this.#tell);
    await tellFirstAccount(hcp, this.#tell);
    const secretsFile = join(this.root, '.data/keys/province.json');
    const address = (name: string): string => {
      const service = SERVICES.find((s) => s.name === name);
      return `http://127.0.0.1:${service ? portOf(service, this.environment) : 0}`;
    };
    return {
      registry,
      ingestUrl: address('ingest'),
      reportUrl: address('report'),
      secrets:
        options.ratings === 0
          ? new Map()
          : await sourceSecrets(PROVINCE_SOURCES, secretsFile, marks, hcp),
      tell: this.#tell,
      signal: this.stopping,
    };
  }

  async #startServices(): Promise<void> {
    this.stopping.throwIfAborted();
    this.#tell('starting the services …');
    const environment = this.#serviceEnvironment();
    const starting = SERVICES.map(async (entry) => {
      const service = new ManagedProcess(serviceSpec(entry, this.root, environment));
      this.#services.set(entry.name, service);
      await this.#keeper.start(service);
    });
    await withHeartbeat('starting the services', this.#tell, Promise.all(starting));
    this.stopping.throwIfAborted();
  }

  #tellAddresses(): void {
    for (const service of LISTENERS) {
      const address = `http://127.0.0.1:${portOf(service, this.environment)}`;
      this.#tell(`${service.name.padEnd(10)} ${address}  ${service.about}`);
    }
    this.#tell('logs in .data/log, pids in .data/run; Ctrl-C stops everything');
  }
}

async function eventsIn(db: Db): Promise<number> {
  const { ratings, services } = collectionsOf(db);
  return (await ratings.estimatedDocumentCount()) + (await services.estimatedDocumentCount());
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await sleep(1_000_000, undefined, { signal }).catch(() => undefined);
}
