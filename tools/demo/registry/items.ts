import { itemLines, itemNames } from '../data/service-items.js';
import type { Random } from '../random/random.js';
import type { DemoDepartment, DemoItem } from './registry.js';

/** Items of every department: its line's first ones, and most of the rest. */
export function makeItems(departments: readonly DemoDepartment[], random: Random): DemoItem[] {
  const lineNumbers = new Map(itemLines().map((line, i) => [line, i + 1]));
  return departments.flatMap((dept) => {
    const line = String(lineNumbers.get(dept.line) ?? 0).padStart(4, '0');
    return itemNames(dept.line).flatMap((name, i) => {
      if (i >= 4 && !random.chance(0.75)) return [];
      const item = String(i + 1).padStart(3, '0');
      return [{ taskCode: `${dept.code}4${line}${item}00000`, name, deptCode: dept.code }];
    });
  });
}
