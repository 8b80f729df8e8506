/** Rows of pieces, taken a few at a time by one sheet after another. */
export class RowFeed<Row> {
  readonly #pieces: AsyncIterator<readonly Row[]>;
  #waiting: readonly Row[] = [];
  #over = false;

  constructor(pieces: AsyncIterable<readonly Row[]>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Some of the rows that come next, at most so many; none when there are no more. */
  async take(most: number): Promise<readonly Row[]> {
    if (!(await this.hasMore())) return [];
    const taken = this.#waiting.slice(0, most);
    this.#waiting = this.#waiting.slice(most);
    return taken;
  }

  /** Looks for a row that was not taken yet. */
  async hasMore(): Promise<boolean> {
    while (this.#waiting.length === 0 && !this.#over) {
      const next = await this.#pieces.next();
      if (next.done === true) this.#over = true;
      else this.#waiting = next.value;
    }
    return this.#waiting.length > 0;
  }

  /** No more rows are wanted: whatever reads them may let go. */
  async close(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    await this.#pieces.return?.();
  }
}
