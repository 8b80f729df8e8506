import type { Outcome } from './outcome.js';

/** Events of one source that arrived within a time; times are epoch milliseconds. */
export interface Arrivals {
  readonly source: string;
  readonly from: number;
  /** Not included. */
  readonly to: number;
  /** Only those of this request. */
  readonly webhookId?: string;
}

/** Where it is written what became of events. */
export interface OutcomeStore {
  /** Piece by piece; service records, then ratings, duplicates and what is in quarantine. */
  arrived(arrivals: Arrivals): AsyncIterable<readonly Outcome[]>;
  /** Before this moment all that arrived is counted; null before anything is. */
  countedTo(): Promise<Date | null>;
}
