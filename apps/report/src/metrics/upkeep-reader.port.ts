/** Reads what the metrics show beside the scores. */
export interface UpkeepReader {
  /** What the last `hcp reconcile` found missing or double; undefined when none has run. */
  reconcileDifference(): Promise<number | undefined>;
}
