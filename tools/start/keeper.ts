import { setTimeout as sleep } from 'node:timers/promises';

import type { ManagedProcess } from '../stack/managed-process.js';
import type { Tell } from '../stack/run-command.js';

/** A process that ran at least this long died of something new; it is back at once. */
const SETTLED_MS = 5000;
const STEP_MS = 250;
/** However often it dies: back within two seconds, the start of a process included. */
const LONGEST_PAUSE_MS = 1500;

/** A process that never served and died this often will not serve. */
const HOPELESS_DEATHS = 4;

interface Kept {
  launchedAt: number;
  quickDeaths: number;
  pause: NodeJS.Timeout | undefined;
  released: boolean;
}

/**
 * Keeps processes running: one that ends without being asked to is started again on the same port
 * and data, within two seconds, at every time.
 */
export class Keeper {
  readonly #tell: Tell;
  readonly #kept = new Map<ManagedProcess, Kept>();

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Watches a process, which may or may not run yet. */
  keep(process: ManagedProcess): void {
    const kept: Kept = {
      launchedAt: Date.now(),
      quickDeaths: 0,
      pause: undefined,
      released: false,
    };
    this.#kept.set(process, kept);
    process.onExit((how) => {
      if (!kept.released) this.#schedule(process, kept, how);
    });
  }

  #schedule(process: ManagedProcess, kept: Kept, how: string): void {
    const settled = Date.now() - kept.launchedAt > SETTLED_MS;
    kept.quickDeaths = settled ? 0 : kept.quickDeaths + 1;
    const pause = Math.min(kept.quickDeaths * STEP_MS, LONGEST_PAUSE_MS);
    kept.pause = setTimeout(() => void this.#relaunch(process, kept, how), pause);
  }

  async #relaunch(process: ManagedProcess, kept: Kept, how: string): Promise<void> {
    kept.launchedAt = Date.now();
    try {
      await process.launch();
    } catch (error) {
      this.#tell(`${process.name} does not start: ${firstLine(error)}`);
      if (!kept.released) this.#schedule(process, kept, how);
      return;
    }
    this.#tell(`${process.name} ended (${how}) and is back (pid ${process.pid})`);
    const { pid } = process;
    try {
      await process.waitReady();
    } catch (error) {
      // When it ended, that end is told and dealt with like the one before.
      if (!kept.released && process.pid === pid) this.#tell(firstLine(error));
    }
  }

  /** Starts a process and keeps it; resolves when it serves, throws when it dies again and again. */
  async start(process: ManagedProcess): Promise<void> {
    this.keep(process);
    await process.launch();
    for (let deaths = 1; ; deaths += 1) {
      const { pid } = process;
      try {
        await process.waitReady();
        return;
      } catch (error) {
        const kept = this.#kept.get(process);
        // What runs by now under another pid has yet to show whether it serves.
        const stuck = process.running && process.pid === pid;
        if (stuck || !kept || kept.released || deaths >= HOPELESS_DEATHS) {
          throw error;
        }
        await sleep(LONGEST_PAUSE_MS);
      }
    }
  }

  /** From now on a process that ends stays ended. */
  release(process: ManagedProcess): void {
    const kept = this.#kept.get(process);
    if (!kept) return;
    kept.released = true;
    clearTimeout(kept.pause);
  }

  /** Stops a process for good. */
  async stop(process: ManagedProcess): Promise<void> {
    this.release(process);
    await process.stop();
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
