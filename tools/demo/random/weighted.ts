import type { Random } from './random.js';

/** Draws items in proportion to their weights, in constant time (Vose's alias method). */
export type Weighted<T> = (random: Random) => T;

/** Builds the alias table; at least one weight must be positive. */
export function weighted<T>(items: readonly T[], weights: readonly number[]): Weighted<T> {
  const n = items.length;
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (n === 0 || n !== weights.length || total <= 0) throw new RangeError('no weights to draw by');
  const scaled = weights.map((w) => (w * n) / total);
  const small: number[] = [];
  const large: number[] = [];
  scaled.forEach((w, i) => (w < 1 ? small : large).push(i));
  const keep = new Float64Array(n).fill(1);
  const alias = new Uint32Array(n);
  for (;;) {
    const less = small.pop();
    const more = large.pop();
    if (less === undefined || more === undefined) break;
    keep[less] = scaled[less] ?? 0;
    alias[less] = more;
    const rest = (scaled[more] ?? 0) - (1 - (scaled[less] ?? 0));
    scaled[more] = rest;
    (rest < 1 ? small : large).push(more);
  }
  return (random) => {
    const at = random.next() * n;
    const i = Math.floor(at);
    const chosen = at - i < (keep[i] ?? 1) ? i : (alias[i] ?? i);
    return items[chosen] as T;
  };
}

/** Weights of Zipf's law for n ranks: rank r (from 1) weighs r to the power of -exponent. */
export const zipfWeights = (n: number, exponent = 1): number[] =>
  Array.from({ length: n }, (_, i) => (i + 1) ** -exponent);

/** Draws from a table of `[item, weight]` pairs. */
export const weightedTable = <T>(table: readonly (readonly [T, number])[]): Weighted<T> =>
  weighted(
    table.map(([item]) => item),
    table.map(([, weight]) => weight),
  );
