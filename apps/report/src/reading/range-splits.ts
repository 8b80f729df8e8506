import type { IdRange } from './document-range.js';

/** Two would do for the database; with more, rows are decoded while others are still on the way. */
const SEGMENTS = 4;

/**
 * Cuts the range of a whole period into equal parts to be read side by side. Where the cuts lie is
 * learnt from the last read; wrong ones cost time and never a row.
 */
export class RangeSplits {
  private cuts: readonly string[] = [];

  /** Ranges that together are the given one. */
  ranges(prefix: string, whole: IdRange): IdRange[] {
    const ends = this.cuts.map((code) => `${prefix}|${code}`);
    return [...ends, whole.$lt].map((end, i) => ({ $gte: ends[i - 1] ?? whole.$gte, $lt: end }));
  }

  /** Takes the department codes of a read, in order. */
  learn(codes: readonly string[]): void {
    const cuts = new Set<string>();
    for (let i = 1; i < SEGMENTS; i++) {
      const code = codes[Math.floor((codes.length * i) / SEGMENTS)];
      if (code !== undefined) cuts.add(code);
    }
    this.cuts = [...cuts].sort();
  }
}
