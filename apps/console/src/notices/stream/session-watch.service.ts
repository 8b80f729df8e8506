import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveHub } from './live-hub.js';

/** Whether a session is still one. */
export type IsOpen = (sessionId: string) => Promise<boolean>;

export interface SessionWatchParts {
  readonly hub: LiveHub;
  readonly isOpen: IsOpen;
  readonly everyMs: number;
  readonly log: { warn(fields: object, message: string): void };
}

/** Ends the streams of sessions that ran out: nobody takes those away at their end. */
export class SessionWatchService {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: SessionWatchParts) {}

  start(): void {
    this.running ??= this.loop();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    const { hub, everyMs, log } = this.parts;
    while (!signal.aborted) {
      // A stop ends the sleep; the loop's own condition ends the loop.
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
      try {
        for (const id of hub.sessions) await this.look(id);
      } catch (error) {
        log.warn({ err: error }, 'sessions of streams cannot be looked at; tried again');
      }
    }
  }

  private async look(id: string): Promise<void> {
    if (!(await this.parts.isOpen(id))) this.parts.hub.sessionEnded(id);
  }
}
