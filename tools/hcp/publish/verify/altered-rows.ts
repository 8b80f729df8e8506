import {
  SCORED_RATING_FIELDS,
  SCORED_SERVICE_FIELDS,
  type ScoredRating,
  type ScoredService,
} from '#shared/contract/ledger.js';
import { CHANNELS, DOORS } from '#shared/domain/channel.js';
import { HOURS_KINDS } from '#shared/domain/hours-kind.js';
import { LEVELS } from '#shared/domain/level.js';
import { SUBJECT_KINDS } from '#shared/domain/subject-kind.js';
import {
  ratingText,
  RowSum,
  serviceText,
} from '../../../../apps/report/src/publications/ledger/row-sum.js';

/** How the rows of a department differ from those that were published. */
export interface SumDifference {
  readonly count: number;
  /** What the sum of the rows is now without what it was. */
  readonly sum: RowSum;
}

/** A row that explains the whole difference. */
export interface AlteredRow {
  readonly key: string;
  /** The field that is other, with what it was and is; absent when the row itself was put in. */
  readonly change?: { readonly field: string; readonly was: string; readonly is: string };
}

type Values = Readonly<Record<string, readonly unknown[]>>;

/** Values that a field of a rating can have had, beside those that other rows have. */
const RATING_VALUES: Values = {
  level: LEVELS,
  isDefault: [true, false],
  round: [1, 2],
  channel: CHANNELS,
  door: DOORS,
  handlerLevel: [undefined, ...LEVELS],
  visit: [undefined, true],
  subjectKind: [undefined, ...SUBJECT_KINDS],
};
const SERVICE_VALUES: Values = {
  hoursKind: [undefined, ...HOURS_KINDS],
  withdrawn: [undefined, true, false],
  subjectKind: [undefined, ...SUBJECT_KINDS],
};

/** The rating that was altered or put in, if it is one, and one field of it. */
export const alteredRating = (
  rows: readonly ScoredRating[],
  difference: SumDifference,
): AlteredRow | undefined =>
  find(rows, difference, ratingText, valuesOf(rows, RATING_VALUES, SCORED_RATING_FIELDS));

/** The same of service records. */
export const alteredService = (
  rows: readonly ScoredService[],
  difference: SumDifference,
): AlteredRow | undefined =>
  find(rows, difference, serviceText, valuesOf(rows, SERVICE_VALUES, SCORED_SERVICE_FIELDS));

function find<T extends { readonly _id: string }>(
  rows: readonly T[],
  { count, sum }: SumDifference,
  textOf: (row: T) => string,
  values: Values,
): AlteredRow | undefined {
  for (const row of rows) {
    const now = RowSum.of(textOf(row));
    if (count === 1 && now.hex === sum.hex) return { key: row._id };
    if (count !== 0) continue;
    // What the sum was if this row alone is other: the hash of the row as it was.
    const before = now.minus(sum).hex;
    for (const [field, candidates] of Object.entries(values)) {
      for (const value of candidates) {
        const then = { ...row, [field]: value };
        if (RowSum.of(textOf(then)).hex !== before) continue;
        const is = (row as Readonly<Record<string, unknown>>)[field];
        return { key: row._id, change: { field, was: shown(value), is: shown(is) } };
      }
    }
  }
  return undefined;
}

/** So many values of one field are tried at most: of items a department has some hundred. */
const MOST_VALUES = 200;
/** A key or a time of its own belongs to no other row. */
const OWN = new Set(['service', 'ratedAt', 'servedAt', 'revision', 'tags']);

/** The values that are possible, and those that occur. */
function valuesOf(
  rows: readonly object[],
  possible: Values,
  fields: readonly string[],
): Record<string, readonly unknown[]> {
  const values: Record<string, readonly unknown[]> = { ...possible };
  for (const field of fields) {
    if (field in values || OWN.has(field)) continue;
    const seen = new Set<unknown>([undefined]);
    for (const row of rows) {
      if (seen.size >= MOST_VALUES) break;
      seen.add((row as Readonly<Record<string, unknown>>)[field]);
    }
    values[field] = [...seen];
  }
  return values;
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
