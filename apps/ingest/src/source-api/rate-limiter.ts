interface Bucket {
  tokens: number;
  filledAt: number;
}

/**
 * A token bucket for each source, in events a second, twice that at once. A request is let in
 * while there is a token and then pays for all its events, so that a large one is not refused for
 * ever, but those after it wait.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly defaultPerSecond: number) {}

  /** Seconds to wait; 0 when the source may send now. `now` in milliseconds. */
  waitSeconds(source: string, perSecond = this.defaultPerSecond, now = Date.now()): number {
    const { tokens } = this.filled(source, perSecond, now);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond);
  }

  pay(source: string, events: number): void {
    const bucket = this.buckets.get(source);
    if (bucket !== undefined) bucket.tokens -= events;
  }

  private filled(source: string, perSecond: number, now: number): Bucket {
    const most = 2 * perSecond;
    let bucket = this.buckets.get(source);
    if (bucket === undefined) {
      bucket = { tokens: most, filledAt: now };
      this.buckets.set(source, bucket);
      return bucket;
    }
    const passed = Math.max(0, now - bucket.filledAt) / 1_000;
    bucket.tokens = Math.min(most, bucket.tokens + passed * perSecond);
    bucket.filledAt = now;
    return bucket;
  }
}
