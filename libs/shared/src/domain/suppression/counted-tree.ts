import type { CountedNode } from './small-cells.types.js';

/** Nodes by index, each before those below it. */
export interface CountedTree {
  readonly nodes: readonly CountedNode[];
  /** −1 of a root. */
  readonly parents: Int32Array;
  readonly children: readonly (readonly number[])[];
  indexOf(code: string): number | undefined;
  /** The nodes above a node, the nearest first. */
  above(node: number): number[];
}

/** Throws a `RangeError` for a code that comes twice, an unknown parent, or parents in a circle. */
export function countedTree(rows: readonly CountedNode[]): CountedTree {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  if (byCode.size < rows.length) throw new RangeError('a code comes twice');
  const below = new Map<string | undefined, CountedNode[]>();
  for (const row of rows) {
    if (row.parent !== undefined && !byCode.has(row.parent)) {
      throw new RangeError(`${row.parent}, the parent of ${row.code}, is no node`);
    }
    const siblings = below.get(row.parent);
    if (siblings === undefined) below.set(row.parent, [row]);
    else siblings.push(row);
  }
  const nodes = [...(below.get(undefined) ?? [])];
  // Grows while it is walked: what is below a node is added behind it.
  for (const { code } of nodes) nodes.push(...(below.get(code) ?? []));
  if (nodes.length < rows.length) throw new RangeError('some nodes are above themselves');

  const indices = new Map(nodes.map(({ code }, i) => [code, i]));
  const indexOf = (code: string | undefined): number => indices.get(code ?? '') ?? -1;
  const parents = Int32Array.from(nodes, ({ parent }) => indexOf(parent));
  const children = nodes.map((): number[] => []);
  parents.forEach((parent, node) => children[parent]?.push(node));
  return {
    nodes,
    parents,
    children,
    indexOf: (code) => indices.get(code),
    above: (node) => {
      const line: number[] = [];
      for (let at = parents[node] ?? -1; at >= 0; at = parents[at] ?? -1) line.push(at);
      return line;
    },
  };
}
