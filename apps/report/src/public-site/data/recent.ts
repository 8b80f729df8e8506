/** What was read lately and stays true; whoever asks meanwhile waits for the same reading. */
export class Recent<Value> {
  private readonly kept = new Map<string, Promise<Value>>();

  /** `most` values are kept, those that were asked for last. */
  constructor(private readonly most: number) {}

  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const value = this.kept.get(key) ?? this.reading(key, read);
    this.kept.delete(key);
    this.kept.set(key, value);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
    return value;
  }

  private async reading(key: string, read: () => Promise<Value>): Promise<Value> {
    try {
      const value = await read();
      // There is no end of names under which nothing lies: they take no room.
      if (value === undefined) this.kept.delete(key);
      return value;
    } catch (error) {
      // What could not be read is asked for again.
      this.kept.delete(key);
      throw error;
    }
  }
}
