import type { Row } from './bench.types.js';

type Claim = Omit<Row, 'ratio' | 'met'>;

/** Judges a figure by its ratio to the limit measured beside it. */
export function judged(claim: Claim): Row {
  const ratio = claim.value / claim.limit;
  const met = claim.direction === 'at least' ? ratio >= claim.target : ratio <= claim.target;
  return { ...claim, ratio, met };
}
