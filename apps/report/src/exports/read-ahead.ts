type Outcome<T> = { readonly next: IteratorResult<T> } | { readonly fault: unknown };

/**
 * The same pieces, each asked for while the one before is still being used: the database works on
 * the next one meanwhile. One piece more is held, and a fault is thrown where its piece would be.
 */
export async function* readAhead<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
  const source = pieces[Symbol.asyncIterator]();
  const ask = (): Promise<Outcome<T>> =>
    source.next().then(
      (next) => ({ next }),
      (fault: unknown) => ({ fault }),
    );
  try {
    for (let asked = ask(); ;) {
      const outcome = await asked;
      if ('fault' in outcome) throw outcome.fault;
      if (outcome.next.done === true) return;
      asked = ask();
      yield outcome.next.value;
    }
  } finally {
    await source.return?.();
  }
}
