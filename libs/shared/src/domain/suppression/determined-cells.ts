/** A sum that is known: coefficients of unknown cells (whole numbers, by name). */
export type KnownSum = ReadonlyMap<string, number>;

/** The largest prime below 2^26: products of two residues are exact. */
const PRIME = 67_108_859;

const residue = (n: number): number => ((n % PRIME) + PRIME) % PRIME;

/**
 * The cells whose value follows from known sums by any linear combination: those whose unit vector
 * lies in the space of the sums. By elimination modulo a prime; a combination that exists there only
 * would need a determinant that the prime divides, and sums of counts have small ones.
 */
export function determinedCells(sums: Iterable<KnownSum>): Set<string> {
  /** Reduced rows by pivot: 1 at its own pivot, 0 at those of all others. */
  const rows = new Map<string, Map<string, number>>();
  for (const sum of sums) {
    const row = new Map<string, number>();
    for (const [cell, coefficient] of sum) subtract(row, new Map([[cell, 1]]), -coefficient);
    for (const [cell, coefficient] of [...row]) {
      const known = rows.get(cell);
      if (known !== undefined) subtract(row, known, coefficient);
    }
    const [first] = row;
    if (first === undefined) continue;
    const [pivot, value] = first;
    scale(row, inverse(value));
    for (const other of rows.values()) {
      const coefficient = other.get(pivot);
      if (coefficient !== undefined) subtract(other, row, coefficient);
    }
    rows.set(pivot, row);
  }
  return new Set([...rows].filter(([, row]) => row.size === 1).map(([pivot]) => pivot));
}

function subtract(from: Map<string, number>, row: KnownSum, times: number): void {
  for (const [cell, coefficient] of row) {
    const left = residue((from.get(cell) ?? 0) - residue(times) * residue(coefficient));
    if (left === 0) from.delete(cell);
    else from.set(cell, left);
  }
}

function scale(row: Map<string, number>, times: number): void {
  for (const [cell, coefficient] of row) row.set(cell, (coefficient * times) % PRIME);
}

/** By Fermat: n^(p−2). */
function inverse(n: number): number {
  let [result, base] = [1, n];
  for (let left = PRIME - 2; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
