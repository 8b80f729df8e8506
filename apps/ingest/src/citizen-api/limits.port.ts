/** At most so many in any stretch of so long. */
export interface LimitRule {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}

/**
 * Counts what should be rare, for all replicas together. `subject` is what it is counted for; it is
 * kept only as a keyed hash, and only as long as the window.
 */
export interface Limits {
  /** Seconds until another one is allowed; 0 when it is now. Counts nothing. */
  wait(rule: LimitRule, subject: string): Promise<number>;
  /** Counts one. Answers how many the window holds now, this one included, at most `most` + 1. */
  count(rule: LimitRule, subject: string): Promise<number>;
  /** Takes the newest one back: it was counted beforehand and turned out to be harmless. */
  takeBack(rule: LimitRule, subject: string): Promise<void>;
  /** True for the first caller with this name within the time, false for every later one. */
  once(name: string, forMs: number): Promise<boolean>;
}
