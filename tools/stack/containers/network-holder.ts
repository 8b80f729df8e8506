import { GenericContainer, Wait, type StartedTestContainer } from 'testcontainers';

import { STACK_LABEL } from './container-watch.js';

/**
 * Holds the network that all servers of one stack share, as the pause container of a pod does. Each
 * port is the same inside and outside, so brokers and members are reached at 127.0.0.1 by one
 * another as well as by their clients, and a port stays with the stack when its server is killed.
 */
class NetworkHolder extends GenericContainer {
  constructor(image: string, stack: string, ports: readonly number[]) {
    super(image);
    this.withLabels({ [STACK_LABEL]: stack })
      .withName(`hcp-${stack}-network`)
      .withAutoCleanup(false)
      .withEntrypoint(['sh', '-c'])
      .withCommand(['echo holding && exec sleep infinity'])
      .withWaitStrategy(Wait.forLogMessage('holding'))
      .withExposedPorts(...ports.map((port) => ({ container: port, host: port })));
  }

  /** What has no password is published to this machine only. */
  protected override beforeContainerCreated(): Promise<void> {
    const ports = this.hostConfig.PortBindings as Record<string, { HostIp?: string }[]>;
    for (const binding of Object.values(ports).flat()) binding.HostIp = '127.0.0.1';
    return Promise.resolve();
  }
}

/** Starts the holder of a network with these ports, from any image that has a shell. */
export async function holdNetwork(
  image: string,
  stack: string,
  ports: readonly number[],
): Promise<StartedTestContainer> {
  return new NetworkHolder(image, stack, ports).start();
}
