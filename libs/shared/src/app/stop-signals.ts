import { setTimeout as sleep } from 'node:timers/promises';
import type { HealthService } from '../health/health.service.js';
import type { ClosingConnections } from './closing-connections.js';
import type { Logger } from './logger.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** How long everything after the drain may take before the process ends by force. */
const STOP_LIMIT_MS = 30_000;

/** What a service that serves does to stop. */
export interface Stoppable {
  readonly health: Pick<HealthService, 'leave'>;
  readonly connections: Pick<ClosingConnections, 'closeAsTheyFallIdle'>;
  /** How long it goes on serving after it said that it is not ready any more. */
  readonly drainMs: number;
  /** Closes the listeners and finishes what was taken in. */
  readonly close: () => Promise<void>;
}

/**
 * Stops a service on SIGTERM or SIGINT: not ready at once, served for the time of the drain, then
 * closed in order and ended with 0. A fault, a second signal or 30 s end it with 1. Before there is
 * anything to stop, a signal ends the process at once, which a container's first process would not
 * do of itself.
 */
export class StopSignals {
  private stoppable: Stoppable | undefined;
  private isStopping = false;

  constructor(
    private readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>,
    private readonly exit: (code: number) => void = (code) => process.exit(code),
  ) {
    for (const signal of SIGNALS) process.on(signal, this.heard);
  }

  /** From now on there is something to stop. */
  stops(stoppable: Stoppable): void {
    this.stoppable = stoppable;
  }

  /** Hears no signal any more. */
  release(): void {
    for (const signal of SIGNALS) process.off(signal, this.heard);
  }

  private readonly heard = (signal: NodeJS.Signals): void => {
    if (this.isStopping) {
      this.logger.warn({ signal }, 'asked a second time: ended at once');
      this.exit(1);
      return;
    }
    this.isStopping = true;
    this.logger.info({ signal }, 'stopping');
    if (this.stoppable === undefined) this.exit(0);
    else void this.stop(this.stoppable);
  };

  private async stop({ health, connections, drainMs, close }: Stoppable): Promise<void> {
    health.leave();
    // The listeners keep the process alive meanwhile.
    await sleep(drainMs, undefined, { ref: false });
    const force = setTimeout(() => {
      // What is still open is what did not stop.
      this.logger.error({ open: process.getActiveResourcesInfo() }, 'did not stop in time');
      this.exit(1);
    }, STOP_LIMIT_MS);
    force.unref();
    connections.closeAsTheyFallIdle();
    try {
      await close();
      this.logger.info('stopped');
      this.exit(0);
    } catch (error) {
      this.logger.error({ err: error }, 'stopped with an error');
      this.exit(1);
    } finally {
      clearTimeout(force);
    }
  }
}
