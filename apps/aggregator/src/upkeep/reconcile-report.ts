/** One thing that does not add up. */
export interface Difference {
  readonly what:
    | 'tally'
    | 'ledger-count'
    | 'quarantine-count'
    | 'unknown-origin'
    | 'topic-count'
    | 'topic-end'
    | 'missing'
    | 'altered';
  readonly partition: number;
  readonly epoch?: number;
  readonly offset?: number;
  readonly key?: string;
  readonly detail: string;
}

export interface ReconcileResult {
  readonly at: Date;
  /** How many differences there are; `listed` holds the first of them. */
  readonly differences: number;
  readonly listed: readonly Difference[];
  /** Documents counted under one snapshot. */
  readonly ledger: number;
  readonly quarantined: number;
  readonly duplicates: number;
  /** Records of the topic that were read again and looked up. */
  readonly records: number;
}

const MOST_LISTED = 1_000;

/** Counts every difference and keeps the first thousand. */
export class Differences {
  readonly listed: Difference[] = [];
  count = 0;

  add(difference: Difference): void {
    this.count += 1;
    if (this.listed.length < MOST_LISTED) this.listed.push(difference);
  }
}
