import { settle } from './complement.js';
import { countedTree, type CountedTree } from './counted-tree.js';
import { hiddenEarlier } from './earlier-tables.js';
import { measureUnits, type MeasureUnit } from './measure-units.js';
import type {
  CountedNode,
  MeasureRelations,
  Suppression,
  SuppressionOptions,
} from './small-cells.types.js';
import { unitCounts, type UnitCounts } from './unit-counts.js';

/** Fewer than this, and more than none, are told of nobody. */
export const DEFAULT_SMALL_CELL = 5;

/**
 * Decides which cells of open tables may be told. Nodes form trees by `parent`; an area counts what
 * is below it, and perhaps more. Hidden are counts from 1 to one below the threshold, all parts
 * of a split of which one is hidden, everything under a hidden count, and so much more that nobody
 * can compute a small count from what is told: each has at least two values that agree with all
 * told cells, even for a reader who knows that counts are whole and not negative.
 *
 * Throws a `RangeError` when relations contradict each other or a whole is not the sum of its parts.
 */
export function suppressSmallCells(
  nodes: readonly CountedNode[],
  relations: MeasureRelations,
  { threshold = DEFAULT_SMALL_CELL, earlier = [] }: SuppressionOptions = {},
): Suppression {
  const tree = countedTree(nodes);
  const known = measureUnits(relations);
  const { units } = known;
  const hidden = units.map(() => new Uint8Array(nodes.length));
  let hiddenCells = 0;
  units.forEach((unit, at) => {
    const counts = unitCounts(tree, unit);
    const rows = hidden[at] ?? new Uint8Array();
    hideSmall(tree, counts, threshold, rows);
    for (const table of earlier) {
      for (const node of hiddenEarlier(tree, unit, table)) rows[node] = 1;
    }
    settle(tree, counts, rows, threshold);
    for (const implied of unit.implies) {
      rows.forEach((isHidden, node) => {
        if (isHidden === 1) hidden[implied]?.fill(1, node, node + 1);
      });
    }
    hiddenCells += cellsOf(unit) * rows.reduce((sum, isHidden) => sum + isHidden, 0);
  });

  const isTold = (code: string, measure: string): boolean => {
    const unit = known.unitOf(measure);
    if (unit === undefined) throw new RangeError(`${measure} is no measure of these tables`);
    const node = tree.indexOf(code);
    return node !== undefined && hidden[unit]?.[node] === 0;
  };
  return {
    isTold,
    areTold: (code, measures) => measures.every((measure) => isTold(code, measure)),
    hiddenCells,
  };
}

const cellsOf = ({ members, rest }: MeasureUnit): number =>
  members.length - (rest === undefined ? 0 : 1);

function hideSmall(
  tree: CountedTree,
  counts: UnitCounts,
  threshold: number,
  hidden: Uint8Array,
): void {
  tree.nodes.forEach((_, node) => {
    if (counts.of(node).some((count) => count > 0 && count < threshold)) hidden[node] = 1;
  });
}
