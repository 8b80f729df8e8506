import type { CountedTree } from './counted-tree.js';
import type { MeasureUnit } from './measure-units.js';
import type { EarlierTable } from './small-cells.types.js';

/**
 * The nodes in which a unit has to be hidden because an earlier table hid it. What the earlier table
 * leaves open can go on in the later one only if every row that it could be moved between is still
 * hidden: these rows themselves, and areas that hidden rows came into or left in between.
 */
export function hiddenEarlier(
  tree: CountedTree,
  unit: MeasureUnit,
  earlier: EarlierTable,
): Set<number> {
  const measures = unit.members.filter((measure) => measure !== unit.rest);
  const parents = new Map(earlier.nodes.map(({ code, parent }) => [code, parent]));
  const areas = new Set(parents.values());
  const found = new Set<number>();
  const find = (code: string): void => {
    const node = tree.indexOf(code);
    if (node !== undefined) found.add(node);
  };
  for (const { code } of earlier.nodes) {
    if (measures.every((measure) => earlier.isTold(code, measure))) continue;
    find(code);
    if (areas.has(code)) continue;
    const node = tree.indexOf(code);
    const now = node === undefined ? [] : tree.above(node).map((at) => tree.nodes[at]?.code ?? '');
    const then = lineOf(code, parents);
    now.filter((area) => !then.includes(area)).forEach(find);
    then.filter((area) => !now.includes(area)).forEach(find);
  }
  return found;
}

function lineOf(code: string, parents: ReadonlyMap<string, string | undefined>): string[] {
  const line: string[] = [];
  for (let at = parents.get(code); at !== undefined && !line.includes(at); at = parents.get(at)) {
    line.push(at);
  }
  return line;
}
