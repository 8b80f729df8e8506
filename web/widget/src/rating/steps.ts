import type { Answers } from './answers.js';

/** One question at a time; the last step shows everything and submits. */
export const STEP_NAMES = ['level', 'tags', 'handler', 'review'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** The steps of a rating. The level is always asked; the rest may be passed over. */
export const stepsOf = (asks: { tags: boolean; handler: boolean }): readonly StepName[] =>
  STEP_NAMES.filter(
    (name) => (name !== 'tags' || asks.tags) && (name !== 'handler' || asks.handler),
  );

/** The step where a person stands: without a level it is the first, whatever was remembered. */
export const standingAt = (
  steps: readonly StepName[],
  step: StepName,
  answers: Answers,
): StepName => (answers.level !== undefined && steps.includes(step) ? step : 'level');

/** The step after (`by` 1) or before (-1); the ends hold. */
export function stepBeside(steps: readonly StepName[], step: StepName, by: 1 | -1): StepName {
  const at = Math.min(Math.max(steps.indexOf(step) + by, 0), steps.length - 1);
  return steps[at] ?? 'level';
}
