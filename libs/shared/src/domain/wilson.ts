/** z of the two-sided 95 % normal interval. */
export const WILSON_Z = 1.959964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a proportion (E. B. Wilson, 1927, JASA 22:209–212),
 * with z = 1.959964. `successes` and `trials` are counts; null when there were no trials.
 * The ends are exact at 0 and 1, so that equal cases compare equal.
 */
export function wilsonInterval(successes: number, trials: number): Interval | null {
  if (trials === 0) return null;
  const z2 = WILSON_Z * WILSON_Z;
  const p = successes / trials;
  const centre = p + z2 / (2 * trials);
  const margin = WILSON_Z * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials));
  const scale = 1 + z2 / trials;
  return {
    low: successes === 0 ? 0 : (centre - margin) / scale,
    high: successes === trials ? 1 : (centre + margin) / scale,
  };
}
