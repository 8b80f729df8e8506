/** How the last `hcp reconcile` ended. */
export interface LastReconcile {
  /** What it found missing or double. */
  readonly differences: number;
  readonly at: Date;
}

/** Reads what the metrics show beside the scores. */
export interface UpkeepReader {
  /** Undefined when none has run. */
  lastReconcile(): Promise<LastReconcile | undefined>;
}
