/**
 * `Promise.all` that throws only when nothing is under way any more: what was begun beside the one
 * that failed can then be taken back, too.
 */
export async function whenAllSettled<T extends readonly unknown[]>(work: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  await Promise.allSettled(work);
  return await Promise.all(work);
}
