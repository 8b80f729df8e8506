import type { RegistryDay } from '../../registry/registry-day.js';

/**
 * The sum of every area over its whole subtree. `own` are amounts by the area that something
 * belongs to itself; what belongs to an area that the registry lacks is in nobody's sum.
 */
export function sumByArea<Amount, Sum>(
  view: RegistryDay,
  own: Iterable<readonly [areaCode: string, amount: Amount]>,
  none: () => Sum,
  add: (into: Sum, amount: Amount) => void,
): Map<string, Sum> {
  const sums = new Map(Array.from(view.areas.all(), ({ code }) => [code, none()]));
  for (const [areaCode, amount] of own) {
    for (const { code } of view.areas.lineage(areaCode)) {
      const sum = sums.get(code);
      if (sum !== undefined) add(sum, amount);
    }
  }
  return sums;
}

/** Amounts of departments by the area they belong to. */
export function* byOwnArea<Amount>(
  view: RegistryDay,
  byDepartment: Iterable<readonly [deptCode: string, amount: Amount]>,
): Generator<[areaCode: string, amount: Amount]> {
  for (const [code, amount] of byDepartment) {
    const areaCode = view.departments.get(code)?.areaCode;
    if (areaCode !== undefined) yield [areaCode, amount];
  }
}

/** Order of codes: that of their code units, whatever the machine's language. */
export const byCode = <T extends { readonly code: string }>(rows: Iterable<T>): T[] =>
  Array.from(rows).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
