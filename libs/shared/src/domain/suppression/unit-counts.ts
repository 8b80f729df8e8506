import type { CountedTree } from './counted-tree.js';
import type { MeasureUnit } from './measure-units.js';
import type { CountedNode } from './small-cells.types.js';

/** The counts of one unit by node: `of(node)` has one number for each member. */
export interface UnitCounts {
  readonly size: number;
  of(node: number): readonly number[];
  /**
   * What a node counts beyond the nodes below it, member by member; 0 where nothing is below, and
   * where it counts less than they do: then it is not their sum.
   */
  beyond(node: number): readonly number[];
  /** The sum of the members. */
  mass(node: number): number;
}

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Reads the counts of a unit. Throws a `RangeError` where a whole is not the sum of its parts. */
export function unitCounts(tree: CountedTree, unit: MeasureUnit): UnitCounts {
  const rows = tree.nodes.map((node) => memberCounts(node, unit));
  const none = unit.members.map(() => 0);
  const beyond = rows.map((row, at) => {
    const below = tree.children[at] ?? [];
    if (below.length === 0) return none;
    const left = [...row];
    for (const child of below) {
      rows[child]?.forEach((count, i) => {
        left[i] = (left[i] ?? 0) - count;
      });
    }
    return left.map((count) => Math.max(0, count));
  });
  const masses = rows.map(sumOf);
  return {
    size: unit.members.length,
    of: (node) => rows[node] ?? none,
    beyond: (node) => beyond[node] ?? none,
    mass: (node) => masses[node] ?? 0,
  };
}

function memberCounts({ code, counts }: CountedNode, unit: MeasureUnit): number[] {
  const { members, whole, rest } = unit;
  const row = members.map((measure) => (measure === rest ? 0 : (counts[measure] ?? 0)));
  if (whole === undefined) return row;
  const left = (counts[whole] ?? 0) - sumOf(row);
  if (left < 0 || (left > 0 && rest === undefined)) {
    throw new RangeError(`${whole} of ${code} is not the sum of its parts`);
  }
  if (rest !== undefined) row[row.length - 1] = left;
  return row;
}
