import type { CountKey, Counts } from '#shared/domain/counts.js';
import { DOCUMENT, numberAt, sizeOf, STRING } from './bson.js';

/** Counter names by slot; a decoded object has all of them, those of visits where wished. */
const KEYS = [
  ...['f', 'd', 'u', 'h'].flatMap((kind) => [1, 2, 3, 4, 5].map((level) => `${kind}${level}`)),
  ...['x', 'ux', 'n', 'a', 's'],
  ...['v1', 'v2', 'v3', 'v4', 'v5', 'vx'],
] as CountKey[];
const KEY_CODES = 128 * 128;
const SLOTS = new Int8Array(KEY_CODES).fill(-1);
KEYS.forEach((key, slot) => {
  SLOTS[key.charCodeAt(0) * 128 + (key.charCodeAt(1) || 0)] = slot;
});

/** Which spans want a head's field, or the unrated services of a day (by `MMDD` as a number). */
export interface HeadWishes {
  readonly fields: ReadonlyMap<string, readonly number[]>;
  readonly openDays: ReadonlyMap<number, readonly number[]>;
  /** Larger objects take longer to make and to sum, so visits are left out where nobody looks. */
  readonly visits: boolean;
}

/** Receives one department of one span. */
export type HeadSink = (
  code: string,
  span: number,
  counts: Counts | undefined,
  pending: number,
) => void;

/**
 * Decodes the few counters a ranking needs straight from BSON: turning thousands of heads into
 * objects costs more than finding them. Reads heads one after another; not to be shared between
 * concurrent reads.
 */
export class HeadDecoder {
  // Not a Float64Array: small integers that come out of one are boxed again, each by itself.
  private readonly sums = new Array<number>(KEYS.length).fill(0);
  private readonly counts: (Counts | undefined)[];
  private readonly pending: number[];

  constructor(
    private readonly wishes: HeadWishes,
    private readonly spans: number,
    /** Length of `<generation>|<year>|` before the department's code in `_id`. */
    private readonly prefixLength: number,
  ) {
    this.counts = new Array<Counts | undefined>(spans);
    this.pending = new Array<number>(spans);
  }

  /**
   * Hands every span's counts of one raw head to the sink (spans without any are left out), and
   * returns the department's code.
   */
  decode(raw: Buffer, sink: HeadSink): string {
    this.counts.fill(undefined);
    this.pending.fill(0);
    let code = '';
    for (let at = 4; raw[at] !== 0 && at < raw.length;) {
      const type = raw[at];
      const end = raw.indexOf(0, at + 1);
      const value = end + 1;
      if (type === STRING && raw[at + 1] === 0x5f) {
        code = raw.toString(
          'latin1',
          value + 4 + this.prefixLength,
          value + 3 + raw.readInt32LE(value),
        );
      } else if (type === DOCUMENT) {
        this.decodeField(raw, raw.toString('latin1', at + 1, end), value);
      }
      at = value + sizeOf(type, raw, value);
    }
    for (let span = 0; span < this.spans; span++) {
      const counts = this.counts[span];
      const pending = this.pending[span] ?? 0;
      if (counts !== undefined || pending !== 0) sink(code, span, counts, pending);
    }
    return code;
  }

  private decodeField(raw: Buffer, name: string, start: number): void {
    if (name === 'w') {
      this.decodeWaiting(raw, start);
      return;
    }
    const spans = this.wishes.fields.get(name);
    if (spans === undefined) return;
    const counts = this.decodeCounts(raw, start);
    for (const span of spans) this.counts[span] = counts;
  }

  private decodeCounts(raw: Buffer, start: number): Counts {
    const { sums } = this;
    sums.fill(0);
    for (let at = start + 4; raw[at] !== 0;) {
      const type = raw[at];
      const second = raw[at + 2] ?? 0;
      const value = second === 0 ? at + 3 : at + 4;
      const slot = SLOTS[(raw[at + 1] ?? 0) * 128 + second] ?? -1;
      if (slot >= 0) sums[slot] = numberAt(type, raw, value);
      at = value + sizeOf(type, raw, value);
    }
    return this.wishes.visits ? countsAndVisitsOf(sums) : countsOf(sums);
  }

  private decodeWaiting(raw: Buffer, start: number): void {
    for (let at = start + 4; raw[at] !== 0;) {
      const type = raw[at];
      const value = at + 6;
      const mmdd =
        digit(raw, at + 1) * 1_000 +
        digit(raw, at + 2) * 100 +
        digit(raw, at + 3) * 10 +
        digit(raw, at + 4);
      for (const span of this.wishes.openDays.get(mmdd) ?? []) {
        this.pending[span] = (this.pending[span] ?? 0) + numberAt(type, raw, value);
      }
      at = value + sizeOf(type, raw, value);
    }
  }
}

const digit = (raw: Buffer, at: number): number => (raw[at] ?? 0) - 0x30;

/** Written out, so that all of them are of one shape: thousands are read right after. */
function countsOf(sums: readonly number[]): Counts {
  return {
    f1: sums[0] ?? 0,
    f2: sums[1] ?? 0,
    f3: sums[2] ?? 0,
    f4: sums[3] ?? 0,
    f5: sums[4] ?? 0,
    d1: sums[5] ?? 0,
    d2: sums[6] ?? 0,
    d3: sums[7] ?? 0,
    d4: sums[8] ?? 0,
    d5: sums[9] ?? 0,
    u1: sums[10] ?? 0,
    u2: sums[11] ?? 0,
    u3: sums[12] ?? 0,
    u4: sums[13] ?? 0,
    u5: sums[14] ?? 0,
    h1: sums[15] ?? 0,
    h2: sums[16] ?? 0,
    h3: sums[17] ?? 0,
    h4: sums[18] ?? 0,
    h5: sums[19] ?? 0,
    x: sums[20] ?? 0,
    ux: sums[21] ?? 0,
    n: sums[22] ?? 0,
    a: sums[23] ?? 0,
    s: sums[24] ?? 0,
  };
}

const countsAndVisitsOf = (sums: readonly number[]): Counts => ({
  ...countsOf(sums),
  v1: sums[25] ?? 0,
  v2: sums[26] ?? 0,
  v3: sums[27] ?? 0,
  v4: sums[28] ?? 0,
  v5: sums[29] ?? 0,
  vx: sums[30] ?? 0,
});
