/** Part 0 of a department's month is this large when a second part begins. */
const PART_BYTES = 32 * 1024;
const MAX_PARTS = 64;
/** An upper bound of what one counter takes: its path has two codes at most 64 long. */
const COUNTER_BYTES = 96;
/** Months remembered; beyond, all are looked up anew. */
const MAX_MONTHS = 50_000;

interface Month {
  readonly parts: number;
  /** Counters that may still be written before the size must be looked up again. */
  room: number;
}

/**
 * Over how many documents the items and points of a department's month are spread, so that none
 * grows large: a power of two told by the size of part 0. Which part a count is in means nothing,
 * readers sum them all; so this needs no agreement between processes, only a look now and then.
 */
export class ScoreParts {
  private readonly months = new Map<string, Month>();

  /** Those of the months (generation and key) whose part 0 must be measured first. */
  unmeasured(months: Iterable<string>): string[] {
    return [...months].filter((month) => (this.months.get(month)?.room ?? 0) <= 0);
  }

  /** Takes note of the size of part 0, in bytes; 0 when there is none. */
  measured(month: string, bytes: number): void {
    if (this.months.size >= MAX_MONTHS) this.months.clear();
    const doublings = Math.floor(bytes / PART_BYTES);
    const toNext = PART_BYTES * (doublings + 1) - bytes;
    this.months.set(month, {
      parts: Math.min(2 ** doublings, MAX_PARTS),
      room: Math.ceil(toNext / COUNTER_BYTES),
    });
  }

  /** How many parts to write to, having said how many counters will be written. */
  spread(month: string, counters: number): number {
    const known = this.months.get(month);
    if (known === undefined) return 1;
    known.room -= counters;
    return known.parts;
  }
}

/** The part of an item or point among a power of two (FNV-1a of its code). */
export function partOf(code: string, parts: number): number {
  if (parts === 1) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < code.length; i += 1) {
    hash = Math.imul(hash ^ code.charCodeAt(i), 0x01000193);
  }
  return (hash ^ (hash >>> 16)) & (parts - 1);
}
