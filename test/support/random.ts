/** A seeded stream of numbers (mulberry32), so that what a test drew can be drawn again. */
export class Random {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed;
  }

  /** 0 ≤ x < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** `from` ≤ n ≤ `to`, whole. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.int(0, from.length - 1)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }
}

/** The seed of a fault test: from `HCP_TEST_SEED`, else new; printed, so that it can be repeated. */
export function printedRandom(test: string): Random {
  const given = process.env['HCP_TEST_SEED'];
  const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
  process.stdout.write(`${test}: HCP_TEST_SEED=${seed}\n`);
  return new Random(seed);
}
