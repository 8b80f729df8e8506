declare const within: unique symbol;

/** A transaction that is under way; only the stores look into it. */
export interface Tx {
  readonly [within]?: never;
  /** Runs when, and only when, everything is committed. */
  afterCommit(work: () => void): void;
}

/**
 * One step of an officer is one transaction: the change, its entry in the audit chain, and what has
 * to happen next. An abstract class, so that it can be asked for by type.
 */
export abstract class Transactions {
  /**
   * Runs `work` and commits all it wrote, or nothing when it throws; runs it anew when it only
   * collided with another one, so it must read whatever it decides by inside.
   */
  abstract run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
