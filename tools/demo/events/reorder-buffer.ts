/** Lets things out later than they came in: how the network reorders events, with a bounded memory. */
export class ReorderBuffer<T> {
  private readonly waiting = new Map<number, T[]>();
  private tick = 0;
  private count = 0;

  /** Holds `one` until `delay` more turns have passed; 0 is this turn. */
  push(one: T, delay: number): void {
    const due = this.tick + delay;
    const there = this.waiting.get(due);
    if (there === undefined) this.waiting.set(due, [one]);
    else there.push(one);
    this.count += 1;
  }

  /** What is due this turn, in the order it came; then the next turn begins. */
  turn(): readonly T[] {
    const due = this.waiting.get(this.tick) ?? [];
    this.waiting.delete(this.tick);
    this.tick += 1;
    this.count -= due.length;
    return due;
  }

  get size(): number {
    return this.count;
  }
}
