import { Keeper } from '../../tools/start/keeper.js';
import { ManagedProcess, type ProcessSpec } from '../../tools/stack/managed-process.js';
import { until } from './until.js';

/** One real service under supervision: whatever kills it, it is back within two seconds. */
export class Service {
  readonly #process: ManagedProcess;
  readonly #keeper = new Keeper(() => undefined);
  /** How each of its processes ended so far: a signal or `exit code n`. */
  readonly ends: string[] = [];

  private constructor(
    spec: ProcessSpec,
    readonly address: string,
  ) {
    this.#process = new ManagedProcess(spec);
    this.#process.onExit((how) => this.ends.push(how));
  }

  /** Starts it and waits until it is ready. */
  static async start(spec: Omit<ProcessSpec, 'isReady'>, port: number): Promise<Service> {
    const service = await Service.launched(spec, port);
    await until(`${spec.name} to be ready`, () => service.isReady());
    return service;
  }

  /** Starts it, whether it will be ready or not. */
  static async launched(spec: Omit<ProcessSpec, 'isReady'>, port: number): Promise<Service> {
    const address = `http://127.0.0.1:${port}`;
    const isReady = async (): Promise<boolean> => isOk(`${address}/health/ready`);
    const service = new Service({ ...spec, isReady, stopGraceMs: 35_000 }, address);
    service.#keeper.keep(service.#process);
    await service.#process.launch();
    return service;
  }

  get name(): string {
    return this.#process.name;
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** kill -9; the supervisor brings it back. */
  async kill(): Promise<void> {
    await this.#process.kill('SIGKILL');
  }

  /** SIGTERM, and no restart; how it ended. */
  async stop(): Promise<string> {
    await this.#keeper.stop(this.#process);
    return this.ends.at(-1) ?? 'never started';
  }

  /** Starts it again after stop(), without waiting for it to be ready. */
  async launch(): Promise<void> {
    await this.#process.launch();
  }

  async isReady(): Promise<boolean> {
    return isOk(`${this.address}/health/ready`);
  }

  /** What the process that runs now, or ran last, has written. */
  async log(): Promise<string> {
    return this.#process.logSinceStart();
  }
}

async function isOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}
