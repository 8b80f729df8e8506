/** One line of the table: a figure, its limit measured beside it, and whether the ratio will do. */
export interface Row {
  readonly name: string;
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  readonly limit: number;
  readonly ratio: number;
  readonly target: number;
  /** Whether the ratio must reach the target or stay below it. */
  readonly direction: 'at least' | 'at most';
  readonly met: boolean;
}

export interface BenchOptions {
  /** Counted rounds of each contestant. */
  readonly rounds: number;
  /** Seconds of one round of load. */
  readonly seconds: number;
  /** Events in the backlog of a drain. */
  readonly backlog: number;
  /** Events in the ledger at its largest; the small one is a fiftieth. */
  readonly scale: number;
  /** Seconds without traffic. */
  readonly idleSeconds: number;
}
