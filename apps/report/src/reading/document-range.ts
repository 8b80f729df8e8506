import type { Departments } from './score-reader.port.js';

/** From so many departments on, reading a period's documents in a row beats naming each. */
const NAMED_AT_MOST = 1_000;
/** Parts of a department's month are found by a range each, which costs more to plan. */
const RANGES_AT_MOST = 100;

/** Just after `|`, which no code contains. */
const AFTER_BAR = '}';

export interface IdRange {
  readonly $gte: string;
  readonly $lt: string;
}

/** All ids that begin with `prefix|`. */
export const below = (prefix: string): IdRange => ({ $gte: `${prefix}|`, $lt: prefix + AFTER_BAR });

/** Filter for documents of one period (`<generation>|<period>|<deptCode>`) of some departments. */
export function oneEach(
  prefix: string,
  of: Departments,
): { readonly _id: IdRange | { readonly $in: string[] } } {
  if (of === 'all' || of.size > NAMED_AT_MOST) return { _id: below(prefix) };
  return { _id: { $in: Array.from(of, (code) => `${prefix}|${code}`) } };
}

/** The same where a department has one document or several parts (`…|<deptCode>|<part>`). */
export function partsOf(prefix: string, of: Departments): object {
  if (of === 'all') return { _id: below(prefix) };
  if (of.size > RANGES_AT_MOST) return { _id: below(prefix), deptCode: { $in: [...of] } };
  if (of.size === 0) return { _id: { $in: [] } };
  return {
    $or: Array.from(of).flatMap((code) => [
      { _id: `${prefix}|${code}` },
      { _id: below(`${prefix}|${code}`) },
    ]),
  };
}
