/** How many cases are open, by the area of their department and their state. */
export interface OpenCases {
  readonly areaCode: string;
  readonly state: string;
  readonly count: number;
}

/** Reads what the metrics show beside the scores. */
export interface UpkeepReader {
  openCases(): Promise<OpenCases[]>;
  /** What the last `hcp reconcile` found missing or double; undefined when none has run. */
  reconcileDifference(): Promise<number | undefined>;
}
