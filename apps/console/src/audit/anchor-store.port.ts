/** Where the anchoring of a chain stands, as the database knows it. */
export interface AnchorState {
  /** The newest entry of the chain. */
  readonly seq: number;
  readonly hash: string;
  /** The number of the last anchor that was written. */
  readonly anchors: number;
}

/** Who may anchor, and what was anchored. */
export interface AnchorStore {
  /**
   * The newest entry, for the one process that may anchor it now; undefined for every other one,
   * and when there is nothing yet.
   */
  claim(owner: string): Promise<AnchorState | undefined>;
  /** Notes an anchor that is on the disk. */
  written(number: number, seq: number): Promise<void>;
  /** Lets another process anchor. */
  release(owner: string): Promise<void>;
}
