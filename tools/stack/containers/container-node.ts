import { getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';

import { stepDown } from '../replica-set.js';
import type { BackendNode, MongoBackendNode } from '../stack.types.js';

/** The part of Docker's own client that a node needs; testcontainers itself cannot kill or pause. */
type DockerContainer = ReturnType<
  Awaited<ReturnType<typeof getContainerRuntimeClient>>['container']['getById']
>;

/** What a node is made of once its container serves. */
export interface ServingContainer {
  readonly name: string;
  readonly port: number;
  readonly started: StartedTestContainer;
  /** Resolves when the server in it serves its role again after a restart. */
  readonly serves: () => Promise<void>;
}

/** A broker or member in a container, as a fault test handles it. */
export class ContainerNode implements BackendNode {
  readonly #serving: ServingContainer;
  readonly #docker: DockerContainer;
  #pid = 0;

  protected constructor(serving: ServingContainer, docker: DockerContainer) {
    this.#serving = serving;
    this.#docker = docker;
  }

  /** A handle of a container that serves. */
  static async of(serving: ServingContainer): Promise<ContainerNode> {
    const node = new ContainerNode(serving, await dockerContainer(serving));
    await node.observe();
    return node;
  }

  get name(): string {
    return this.#serving.name;
  }

  get port(): number {
    return this.#serving.port;
  }

  get pid(): number {
    return this.#pid;
  }

  /** Looks up what Docker knows of the process now. */
  protected async observe(): Promise<{ readonly Running: boolean; readonly Paused: boolean }> {
    const { State } = await this.#docker.inspect();
    this.#pid = State.Pid;
    return State;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { Running, Paused } = await this.observe();
    if (!Running) return;
    if (signal === 'SIGSTOP') {
      if (!Paused) await this.#docker.pause();
      return;
    }
    // Docker delivers no signal to a paused container, not even this one.
    if (Paused) await this.#docker.unpause();
    if (signal === 'SIGCONT') return;
    const ended = this.#docker.wait();
    await this.#docker.kill({ signal });
    if (signal === 'SIGKILL' || signal === 'SIGTERM' || signal === 'SIGINT') await ended;
    await this.observe();
  }

  async restart(): Promise<void> {
    await this.kill('SIGKILL');
    await this.#serving.started.restart();
    await this.#serving.serves();
    await this.observe();
  }
}

/** A member of the replica set in a container. */
export class MongoContainerNode extends ContainerNode implements MongoBackendNode {
  static override async of(serving: ServingContainer): Promise<MongoContainerNode> {
    const node = new MongoContainerNode(serving, await dockerContainer(serving));
    await node.observe();
    return node;
  }

  async stepDown(seconds = 2): Promise<void> {
    await stepDown(this.port, seconds);
  }
}

async function dockerContainer({ started }: ServingContainer): Promise<DockerContainer> {
  return (await getContainerRuntimeClient()).container.getById(started.getId());
}
