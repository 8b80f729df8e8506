/** So many times as long as reading took, what was read is kept: then it costs 1 % of a core. */
const REST = 100;

/**
 * Reads anew only when what was read last has been kept for a hundred times as long as it took to
 * read, so that no scrape makes an expensive figure expensive. `now` is in milliseconds. What
 * throws is not kept.
 */
export function rested<T>(
  read: () => Promise<T>,
  now: () => number = () => performance.now(),
): () => Promise<T> {
  let kept: { readonly value: T; readonly until: number } | undefined;
  return async () => {
    const began = now();
    if (kept !== undefined && began < kept.until) return kept.value;
    const value = await read();
    const ended = now();
    kept = { value, until: ended + REST * (ended - began) };
    return value;
  };
}
