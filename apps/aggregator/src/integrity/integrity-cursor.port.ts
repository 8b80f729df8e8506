import type { Pins } from '../upkeep/pins.js';

/** How far the ledger was looked at. */
export interface IntegrityProgress {
  readonly pins: Pins;
  /** When the shares were judged last (epoch milliseconds), and how far the ledger was then. */
  readonly sharesAt: number;
  readonly sharesPins: Pins;
}

/** Who of several processes looks, and how far it has come. */
export interface IntegrityCursor {
  /** Takes or keeps the work; undefined while another process has it. */
  take(): Promise<IntegrityProgress | undefined>;
  moved(pins: Pins): Promise<void>;
  judgedShares(pins: Pins, now: number): Promise<void>;
  /** Lets another process go on at once. */
  release(): Promise<void>;
}
