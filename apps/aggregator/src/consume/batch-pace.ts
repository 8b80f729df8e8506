/** A transaction that takes longer than this makes the next ones smaller, */
const SLOW_MS = 5_000;
/** and one that takes less lets them grow again. */
const QUICK_MS = 2_000;
const LEAST_EVENTS = 250;
const FIRST_EVENTS = 5_000;

/**
 * How many events the next transaction takes, so that a slow database gets smaller batches and not
 * a process that runs into the transaction's time limit again and again.
 */
export class BatchPace {
  private current: number;

  constructor(private readonly most: number) {
    this.current = Math.min(FIRST_EVENTS, most);
  }

  get events(): number {
    return this.current;
  }

  /** Takes note of how long a transaction took, in milliseconds. */
  took(ms: number): void {
    if (ms > SLOW_MS) this.current = Math.max(LEAST_EVENTS, this.current >> 1);
    else if (ms < QUICK_MS) this.current = Math.min(this.most, this.current * 2);
  }
}
