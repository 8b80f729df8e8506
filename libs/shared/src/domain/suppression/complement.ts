import type { CountedTree } from './counted-tree.js';
import { sumOf, type UnitCounts } from './unit-counts.js';

/** What is known of one unit while it is settled. */
interface Settling {
  readonly tree: CountedTree;
  readonly counts: UnitCounts;
  /** 1 where the unit is hidden. */
  readonly hidden: Uint8Array;
  readonly threshold: number;
  /**
   * By node and member, what cannot be told apart below it: the hidden rows below it, and what it
   * counts beyond all rows. Of a node without rows below it is its own count.
   */
  readonly inner: readonly number[][];
  /** By node, how many of these are rows without rows below them: each counts at least one. */
  readonly rows: number[];
  /** The area that is looked at: those above it have not been reached. */
  top: number;
}

/**
 * Hides one more, and one more, until no hidden row of a unit is told by subtraction from the rows
 * above it. Afterwards, of every area whose unit is told, either no row below it is hidden, or at
 * least two that count something; and what these have together is in each member 0 or no small
 * number, and of a total more than one for each row: so many ones would tell each of them. Of every
 * area whose unit is hidden some row below is hidden too.
 *
 * Rows of departments are hidden before rows of areas, the smaller before the larger, and an area
 * itself only when all below it would not do.
 */
export function settle(
  tree: CountedTree,
  counts: UnitCounts,
  hidden: Uint8Array,
  threshold: number,
): void {
  const inner = tree.nodes.map((_, node) => {
    const isLeaf = tree.children[node]?.length === 0;
    return [...(isLeaf ? counts.of(node) : counts.beyond(node))];
  });
  const rows = tree.nodes.map((_, node) =>
    tree.children[node]?.length === 0 && counts.mass(node) > 0 ? 1 : 0,
  );
  const state: Settling = { tree, counts, hidden, threshold, inner, rows, top: -1 };
  for (let node = tree.nodes.length - 1; node >= 0; node -= 1) {
    state.top = node;
    if (tree.children[node]?.length !== 0) {
      if (hidden[node] === 1) fill(state, node, []);
      else if (!protect(state, node)) hidden[node] = 1;
    }
    if (hidden[node] === 1) addTo(state, tree.parents[node] ?? -1, node);
  }
}

/** What cannot be told apart below a row cannot be told apart below the area above it. */
function addTo({ inner, rows }: Settling, area: number, row: number): void {
  if (area < 0) return;
  inner[row]?.forEach((count, i) => {
    const sums = inner[area] ?? [];
    sums[i] = (sums[i] ?? 0) + count;
  });
  rows[area] = (rows[area] ?? 0) + (rows[row] ?? 0);
}

/** Whether rows below a told area could be hidden so that none is told by subtraction. */
function protect(state: Settling, node: number): boolean {
  const { tree, counts, hidden, threshold, inner } = state;
  const isUnknown = (row: number): boolean => hidden[row] === 1 && sumOf(inner[row] ?? []) > 0;
  const others = sumOf(counts.beyond(node)) > 0 ? 1 : 0;
  for (;;) {
    const rows = (tree.children[node] ?? []).filter(isUnknown).length;
    // What counts nothing is told; of a split the members of a row may be none.
    const least = Math.max(threshold, counts.size === 1 ? (state.rows[node] ?? 0) + 1 : 0);
    const lacking = (inner[node] ?? []).map((count) =>
      count > 0 && count < least ? least - count : 0,
    );
    const need = { lacking, row: rows === 1 && others === 0 };
    if (!need.row && sumOf(lacking) === 0) return true;
    if (!hideOneMore(state, node, need)) return false;
  }
}

/** Hides rows below a hidden area: some row that counts, and so much of each member if it is there. */
function fill(state: Settling, node: number, wanted: readonly number[]): void {
  const inner = state.inner[node] ?? [];
  const all = state.counts.of(node);
  const goal = inner.map((count, i) => Math.min(all[i] ?? 0, count + (wanted[i] ?? 0)));
  for (;;) {
    const lacking = inner.map((count, i) => Math.max(0, (goal[i] ?? 0) - count));
    const row = sumOf(inner) === 0 && state.counts.mass(node) > 0;
    if (!row && sumOf(lacking) === 0) return;
    if (!hideOneMore(state, node, { lacking, row })) return;
  }
}

interface Need {
  /** By member, how much more has to be hidden. */
  readonly lacking: readonly number[];
  /** Whether one more row is needed that counts something. */
  readonly row: boolean;
}

/** False when nothing below the area would help. */
function hideOneMore(state: Settling, node: number, need: Need): boolean {
  const child = cheapest(state, node, need);
  if (child === undefined) return false;
  if (state.hidden[child] === 0) {
    state.hidden[child] = 1;
    for (let at = node; ; at = state.tree.parents[at] ?? -1) {
      addTo(state, at, child);
      if (at === state.top || state.hidden[at] === 0) break;
    }
  }
  if (state.tree.children[child]?.length !== 0) fill(state, child, need.lacking);
  return true;
}

/** Which row costs least: one that does alone what is needed, before the one that does most of it. */
function cheapest(state: Settling, node: number, need: Need): number | undefined {
  const { tree, counts, hidden, inner } = state;
  const wanted = sumOf(need.lacking);
  let best: { readonly child: number; readonly order: readonly number[] } | undefined;
  for (const child of tree.children[node] ?? []) {
    const isHidden = hidden[child] === 1;
    const isArea = tree.nodes[child]?.kind === 'area';
    const within = inner[child] ?? [];
    const useful = counts.of(child).map((count, i) => {
      return Math.min(need.lacking[i] ?? 0, isHidden ? count - (within[i] ?? 0) : count);
    });
    const helps = sumOf(useful);
    const isRow = !isHidden && counts.mass(child) > 0;
    if (helps === 0 && !(need.row && isRow)) continue;
    const missing = wanted - helps + (need.row && !isRow ? 1 : 0);
    const order = [
      missing === 0 ? 0 : 1,
      isArea ? (isHidden ? 1 : 2) : 0,
      missing,
      counts.mass(child),
    ];
    if (best === undefined || isBefore(order, best.order)) best = { child, order };
  }
  return best?.child;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
