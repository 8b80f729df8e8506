/**
 * Answers that stay true while their basis does: the state names the checkpoints, the generation,
 * the registry and the China day. Another state empties the cache, so nothing outlives its basis.
 */
export class AnswerCache {
  private state = '';
  private bytes = 0;
  private readonly answers = new Map<string, Buffer>();

  constructor(private readonly maximumBytes: number) {}

  get(state: string, key: string): Buffer | undefined {
    return state === this.state ? this.answers.get(key) : undefined;
  }

  /** Keeps an answer that was computed in the given state; the oldest make room. */
  set(state: string, key: string, answer: Buffer): void {
    if (state !== this.state) {
      this.answers.clear();
      this.bytes = 0;
      this.state = state;
    }
    if (answer.length > this.maximumBytes || this.answers.has(key)) return;
    this.bytes += answer.length;
    this.answers.set(key, answer);
    for (const [oldest, old] of this.answers) {
      if (this.bytes <= this.maximumBytes) break;
      this.answers.delete(oldest);
      this.bytes -= old.length;
    }
  }
}
