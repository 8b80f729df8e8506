import type { FlagState } from './integrity-rule.js';

const AGAIN_AT = 2;

/** How a flag stands: its state, and the weight that was judged last. */
export interface Standing {
  readonly state: FlagState;
  readonly judgedWeight?: number | undefined;
}

/**
 * The state of a flag when the rule was asked again: `weight` is that of the finding, undefined when
 * there is none any more. What a person judged stays, until there is twice as much of it.
 */
export function nextFlagState(before: Standing | undefined, weight: number | undefined): FlagState {
  if (before === undefined) return 'open';
  const { state, judgedWeight = 0 } = before;
  const isJudged = state === 'genuine' || state === 'suspicious';
  if (!isJudged) return weight === undefined ? 'lapsed' : 'open';
  return weight !== undefined && weight >= AGAIN_AT * judgedWeight ? 'open' : state;
}
