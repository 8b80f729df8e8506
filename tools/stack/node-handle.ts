import type { ManagedProcess } from './managed-process.js';
import { stepDown } from './replica-set.js';
import type { BackendNode, MongoBackendNode } from './stack.types.js';

/** A broker or member as a fault test handles it; the pid changes with every restart. */
export class NodeHandle implements BackendNode {
  readonly #process: ManagedProcess;

  constructor(
    process: ManagedProcess,
    readonly port: number,
  ) {
    this.#process = process;
  }

  get name(): string {
    return this.#process.name;
  }

  get pid(): number {
    return this.#process.pid;
  }

  async kill(signal?: NodeJS.Signals): Promise<void> {
    await this.#process.kill(signal);
  }

  async restart(): Promise<void> {
    await this.#process.restart();
  }
}

/** A member of the replica set. */
export class MongoNodeHandle extends NodeHandle implements MongoBackendNode {
  async stepDown(seconds = 2): Promise<void> {
    await stepDown(this.port, seconds);
  }
}
