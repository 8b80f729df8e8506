/** What time it is; a test chooses. */
export class Clock {
  constructor(private readonly read: () => number = Date.now) {}

  /** Epoch milliseconds. */
  now(): number {
    return this.read();
  }
}
