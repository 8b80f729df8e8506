import { hash } from 'node:crypto';
import {
  SCORED_RATING_FIELDS,
  SCORED_SERVICE_FIELDS,
  type ScoredRating,
  type ScoredService,
} from '#shared/contract/ledger.js';

const WORDS = 8;

/**
 * The sum of the SHA-256 hashes of rows, each 32-bit word by itself modulo 2³²: the order of rows
 * means nothing, and of two sums the difference tells the hash of the row in which they differ.
 */
export class RowSum {
  private constructor(private readonly words: Uint32Array) {}

  static empty(): RowSum {
    return new RowSum(new Uint32Array(WORDS));
  }

  /** Of one row alone. */
  static of(text: string): RowSum {
    return RowSum.empty().add(text);
  }

  /** Reads what `hex` wrote; what is no sum is read as the empty one. */
  static read(hex: string): RowSum {
    const sum = RowSum.empty();
    if (!/^[0-9a-f]{64}$/.test(hex)) return sum;
    sum.words.forEach((_, i) => {
      sum.words[i] = Number.parseInt(hex.slice(i * 8, i * 8 + 8), 16);
    });
    return sum;
  }

  add(text: string): this {
    const digest = hash('sha256', text, 'buffer');
    for (let i = 0; i < WORDS; i += 1) {
      this.words[i] = (this.words[i] ?? 0) + digest.readUInt32BE(i * 4);
    }
    return this;
  }

  minus(other: RowSum): RowSum {
    return new RowSum(this.words.map((word, i) => word - (other.words[i] ?? 0)));
  }

  get hex(): string {
    return Array.from(this.words, (word) => word.toString(16).padStart(8, '0')).join('');
  }
}

const textOf = (row: Readonly<Record<string, unknown>>, fields: readonly string[]): string =>
  JSON.stringify([row['_id'], ...fields.map((field) => row[field] ?? null)]);

/** What of a rating is summed: all that scores are made of. */
export const ratingText = (row: ScoredRating): string => textOf({ ...row }, SCORED_RATING_FIELDS);

/** The same of a service record. */
export const serviceText = (row: ScoredService): string =>
  textOf({ ...row }, SCORED_SERVICE_FIELDS);
