/** One value of a gauge. */
export interface Sample {
  readonly labels: Record<string, string>;
  readonly value: number;
}
