import { randomUUID, type KeyObject } from 'node:crypto';
import { anchorHash, anchorLine, NO_HASH } from '#shared/crypto/anchor.js';
import type { Clock } from '../clock.js';
import type { AnchorStore } from './anchor-store.port.js';
import type { AnchorsFile } from './anchors-file.js';

/** Entries after which an anchor is written at once. */
const EVERY_ENTRIES = 100;
/** However few entries there are, they are anchored within this time. */
const EVERY_MS = 60_000;

export interface AnchorKeeperOptions {
  readonly store: AnchorStore;
  readonly file: AnchorsFile;
  readonly privateKey: KeyObject;
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
}

/**
 * Anchors the newest entry of the chain outside the database: every 100 entries, every 60 s when
 * there is a new one, at the start (for what a killed process left) and at the end.
 */
export class AnchorKeeper {
  private readonly owner = randomUUID();
  private asked = 0;
  private working = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: AnchorKeeperOptions) {}

  start(): void {
    this.timer ??= setInterval(() => void this.anchor(), EVERY_MS).unref();
    void this.anchor();
  }

  /** Is told of every entry that is committed. */
  readonly appended = (seq: number): void => {
    if (seq - this.asked < EVERY_ENTRIES) return;
    this.asked = seq;
    void this.anchor();
  };

  /** Anchors what is not yet, and lets another process go on. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.anchor();
    try {
      await this.options.store.release(this.owner);
    } catch (error) {
      this.options.log.warn({ err: error }, 'another process anchors only after a while');
    }
  }

  /**
   * One after another, since a line names the one before it. Never rejects: what could not be
   * anchored now is anchored next time, or by whoever is next.
   */
  private anchor(): Promise<void> {
    this.working = this.working
      .then(() => this.attempt())
      .catch((error: unknown) => {
        this.options.log.warn({ err: error }, 'the audit chain could not be anchored');
      });
    return this.working;
  }

  private async attempt(): Promise<void> {
    const { store, file, privateKey, clock } = this.options;
    const state = await store.claim(this.owner);
    if (state === undefined) return;
    const last = await file.last();
    if ((last?.anchor.seq ?? 0) < state.seq) {
      // Above what the database knows of: where lines were cut off, the gap stays to be seen.
      const number = Math.max(last?.anchor.number ?? 0, state.anchors) + 1;
      const previous = last === undefined ? NO_HASH : anchorHash(last.line);
      const at = new Date(clock.now()).toISOString();
      const { seq, hash } = state;
      await file.append(anchorLine({ number, seq, hash, at, previous }, privateKey));
      await store.written(number, seq);
    } else if (last !== undefined && last.anchor.number > state.anchors) {
      // Written by a process that was killed before it could tell the database.
      await store.written(last.anchor.number, last.anchor.seq);
    }
  }
}
