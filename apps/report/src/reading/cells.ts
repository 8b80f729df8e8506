import { quarterOf, type Period } from '#shared/domain/period.js';

/** The field of a department-year's head that holds a period; undefined for a day. */
export function headField(period: Period): string | undefined {
  switch (period.kind) {
    case 'year':
      return 'y';
    case 'quarter':
      return `q${quarterOf(period.first)}`;
    case 'month':
      return `m${period.first.slice(5, 7)}`;
    case 'day':
      return undefined;
  }
}

/** `MMDD` of a day: its field below a head's `w`. */
export const mmdd = (day: string): string => day.slice(5, 7) + day.slice(8);

/** Adds to a list kept in a map, which is how documents are asked for once. */
export function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
